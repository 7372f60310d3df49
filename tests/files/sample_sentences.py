"""Sentences of five languages for the tests of encodings."""

SIMPLIFIED = """昨天下午，我们在图书馆里读了三个小时的书，然后去河边散步。
天气很好，孩子们都在放风筝，老人坐在树下聊天。
他说这件事情不能再拖下去了，必须马上解决。
请问从火车站到博物馆怎么走？坐地铁要多长时间？
公司决定明年在上海开设新的办事处，招聘五十名员工。
这家餐厅的红烧鱼做得非常好吃，价格也不贵。
科学家发现，这种植物的叶子可以治疗皮肤病。
妹妹买了一件蓝色的T恤和两双袜子，一共花了120元。
"""
TRADITIONAL = """昨天下午，我們在圖書館裡讀了三個小時的書，然後去河邊散步。
天氣很好，孩子們都在放風箏，老人坐在樹下聊天。
他說這件事情不能再拖下去了，必須馬上解決。
請問從火車站到博物館怎麼走？坐捷運要多長時間？
公司決定明年在臺北開設新的辦事處，招聘五十名員工。
這家餐廳的紅燒魚做得非常好吃，價格也不貴。
科學家發現，這種植物的葉子可以治療皮膚病。
妹妹買了一件藍色的T恤和兩雙襪子，一共花了120元。
"""
JAPANESE = """昨日の午後、私たちは図書館で三時間ほど本を読みました。
天気がとてもよかったので、子供たちは公園で遊んでいます。
この問題はこれ以上先送りにできないと彼は言った。
すみません、駅から博物館まではどう行けばいいですか。
会社は来年、大阪に新しい支店を開くことを決めました。
あのレストランの魚料理はとてもおいしくて、値段も安い。
コンピュータのデータをバックアップしておいてください。
妹は青いTシャツを一枚と靴下を二足買った。
"""
KOREAN = """어제 오후에 우리는 도서관에서 세 시간 동안 책을 읽었습니다.
날씨가 아주 좋아서 아이들이 공원에서 놀고 있습니다.
그는 이 문제를 더 이상 미룰 수 없다고 말했다.
실례합니다, 기차역에서 박물관까지 어떻게 갑니까?
회사는 내년에 부산에 새 사무실을 열기로 결정했습니다.
그 식당의 생선 요리는 정말 맛있고 값도 비싸지 않아요.
과학자들은 이 식물의 잎이 피부병을 치료할 수 있다고 밝혔다.
여동생은 파란색 티셔츠 한 벌과 양말 두 켤레를 샀다.
"""
WESTERN = """Les élèves ont déjà terminé leurs devoirs à la bibliothèque.
Das Mädchen läuft über die Brücke und grüßt den Bäcker.
El niño preguntó mañana por la montaña más alta de España.
O coração da cidade está próximo da estação de metrô.
Où est passé le garçon qui avait perdu sa clé près de l’hôtel ?
Die Gäste hörten schöne Lieder und tranken süßen Wein.
La señora vivió aquí muchos años con su pequeño perro.
Il più bel caffè della città è già chiuso perché è tardi.
"""
