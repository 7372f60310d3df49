"""A few hundred short passages in traditional characters, combined from parts that were written for this project."""

from itertools import product

PLACES = ["臺北", "高雄", "花蓮", "香港", "臺中", "澎湖"]
SUBJECTS = {
    "天氣": [
        "清晨的氣溫只有十二度，山區起了濃霧",
        "颱風外圍的雲系帶來大雨，漁船提早回港",
        "連續三天的晴朗讓稻穀曬得很乾",
    ],
    "交通": [
        "新的捷運路線下個月通車，車站旁設了腳踏車架",
        "隧道正在整修，計程車司機改走濱海公路",
        "渡輪每半個小時開一班，週末加開夜班",
    ],
    "飲食": [
        "巷口的麵店賣牛肉麵和滷豆腐，中午總是排隊",
        "夜市裡的芒果冰和蚵仔煎很受遊客歡迎",
        "老茶館用泉水泡茶，點心是綠豆糕",
    ],
    "學校": [
        "大學圖書館延長開放時間，學生可以自習到深夜",
        "小學的操場鋪了新的跑道，孩子們下課都去賽跑",
        "資訊課開始教寫程式，每人有一臺電腦",
    ],
    "市集": [
        "農夫市集擺出蕃薯、鳳梨和剛摘的青菜",
        "舊書攤的老闆記得每一本書放在哪裡",
        "手工藝品店收集了漁村編的籃子",
    ],
    "文化": [
        "廟口的布袋戲連演五天，看戲的人坐到馬路上",
        "美術館展出當地畫家的水彩，畫的都是海",
        "合唱團在廣場練習，路過的人停下來聽",
    ],
}
ENDINGS = ["居民說這樣的日子很好。", "市政府表示會持續改善。", "外地來的人都覺得新鮮。"]


def passages() -> list[str]:
    """Return every combination of a place, a sentence and an ending."""
    sentences = [sentence for group in SUBJECTS.values() for sentence in group]
    return [f"{place}：{sentence}，{end}" for place, sentence, end in product(PLACES, sentences, ENDINGS)]
