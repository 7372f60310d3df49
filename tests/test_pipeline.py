"""Pipelines: names of stages, order, changes, errors, and scikit-learn's protocol."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable

import pytest
from sklearn.base import clone

import textprep as tp
from textprep.errors import DocumentsError, InputTypeError, ParameterError, PipelineError, StageError


def test_stages_are_named_after_their_class() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), ("mine", tp.FullToHalf()), tp.FoldCase(mode="upper"), tp.Unigram()])
    assert [name for name, _ in pipeline.named_stages()] == ["foldcase", "mine", "foldcase-2", "unigram"]


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        ([tp.Unigram(), tp.FoldCase()], "stage 'foldcase' takes text and cannot follow 'unigram', which gives tokens"),
        ([tp.DropStopWords(), tp.Unigram()], "stage 'unigram' takes text and cannot follow 'dropstopwords'"),
        ([tp.FoldCase(), tp.DropStopWords()], "stage 'dropstopwords' takes tokens and cannot follow 'foldcase'"),
        ([("a", tp.FoldCase()), ("a", tp.FullToHalf())], "two stages are called 'a'"),
        ([("a__b", tp.FoldCase())], "'a__b' cannot name a stage"),
        (["foldcase"], "a pipeline holds stages and pairs"),
        (tp.FoldCase(), "a pipeline takes a list of stages"),
    ],
)
def test_stages_that_cannot_follow_each_other_are_refused(stages: object, message: str) -> None:
    with pytest.raises(PipelineError, match=message.replace("(", r"\(")):
        tp.Pipeline(stages)


def test_an_empty_pipeline_leaves_text_as_it_is() -> None:
    pipeline = tp.Pipeline()
    assert (pipeline.takes, pipeline.gives, pipeline("x").text) == ("text", "text", "x")


@pytest.mark.parametrize(
    ("stages", "tagged"),
    [
        ([], False),
        ([tp.Unigram()], False),
        ([tp.Unigram(), tp.DropStopWords()], False),
        ([tp.Unigram(hmm="jieba-posseg"), tp.DropStopWords()], True),
        ([tp.Unigram(hmm="jieba-posseg-none")], True),
        ([tp.Pipeline([tp.Unigram(), tp.TagPos()]), tp.Stem()], True),
        ([tp.Unigram(), tp.TagPos(chinese="none")], False),
    ],
)
def test_a_pipeline_declares_whether_it_gives_tags(stages: list[tp.Stage], tagged: bool) -> None:
    pipeline = tp.Pipeline(stages)
    assert pipeline.gives_tags is tagged
    assert (pipeline("北京").tags is not None) is tagged


def test_a_pipeline_is_a_stage() -> None:
    inner = tp.Pipeline([tp.FullToHalf(), tp.FoldCase()])
    assert tp.Pipeline([inner, tp.Words()])("ＡＢ　ｃ").tokens == ["ab", "c"]


def test_set_params_of_an_inner_stage_binds_anew() -> None:
    pipeline = tp.Pipeline([("case", tp.FoldCase())])
    assert pipeline("Ab").text == "ab"
    pipeline.set_params(case__mode="upper")
    assert pipeline("Ab").text == "AB"
    pipeline.set_params(case=tp.FullToHalf())
    assert pipeline("Ａb").text == "Ab"


def set_attribute_of_first(pipeline: tp.Pipeline) -> None:
    pipeline.stages[0].mode = "upper"


def set_param_of_first(pipeline: tp.Pipeline) -> None:
    pipeline.stages[0].set_params(mode="upper")


def replace_item(pipeline: tp.Pipeline) -> None:
    pipeline.stages[0] = tp.FoldCase(mode="upper")


def replace_item_by_an_equal_one_and_change_it(pipeline: tp.Pipeline) -> None:
    pipeline.stages[0] = tp.FoldCase()
    pipeline("ab")
    pipeline.stages[0].mode = "upper"


def append_to_inner_pipeline(pipeline: tp.Pipeline) -> None:
    pipeline.stages[1].stages.append(tp.FoldCase(mode="upper"))


def change_stage_of_inner_pipeline(pipeline: tp.Pipeline) -> None:
    pipeline.stages[1].stages[0][1].space = True


def replace_stage_in_pair(pipeline: tp.Pipeline) -> None:
    pipeline.stages[1].stages[0][1] = tp.FullToHalf()


def change_list_of_parameter(pipeline: tp.Pipeline) -> None:
    pipeline.stages[2].keep.remove("latin")


CHANGES = [
    set_attribute_of_first,
    set_param_of_first,
    replace_item,
    replace_item_by_an_equal_one_and_change_it,
    append_to_inner_pipeline,
    change_stage_of_inner_pipeline,
    replace_stage_in_pair,
    change_list_of_parameter,
]


def changeable() -> tp.Pipeline:
    inner = tp.Pipeline([["half", tp.FullToHalf(space=False)]])
    return tp.Pipeline([tp.FoldCase(), inner, tp.CleanText(keep=["han", "latin", "space"], replacement="")])


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_inside_a_bound_pipeline_binds_it_anew(change: Callable[[tp.Pipeline], None]) -> None:
    pipeline, fresh = changeable(), changeable()
    assert pipeline("aB　中").text == "ab　中"
    before = pipeline.fingerprint()
    change(pipeline)
    change(fresh)
    assert pipeline.fingerprint() == fresh.fingerprint() != before
    assert pipeline("aB　中").text == fresh("aB　中").text == pipeline.program()(tp.Doc("aB　中")).text != "ab　中"


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_inside_its_pipeline_binds_an_estimator_anew(change: Callable[[tp.Pipeline], None]) -> None:
    pipeline = tp.Pipeline([changeable(), tp.MaxMatch(keep_space=True)])
    estimator = tp.BagOfWords(pipeline=pipeline).fit(["aB　中"])
    before = estimator.transform(["aB　中"]).sum()
    change(pipeline.stages[0])
    assert before == 4
    assert estimator.transform(["aB　中"]).sum() < before


def test_a_change_of_a_segmenters_list_is_seen_by_cut() -> None:
    stage = tp.Words(protect=[])
    assert stage.cut("a-b") == ["a", "-", "b"]
    stage.protect.append("latin")
    assert stage.cut("a-b") == ["a-b"]


def test_a_change_of_another_stage_keeps_the_program() -> None:
    pipeline, other = tp.Pipeline([tp.FoldCase()]), tp.FoldCase()
    program = pipeline.program()
    other.mode = "upper"
    assert pipeline.program() is program


def test_unbinding_a_stage_binds_its_pipeline_anew(tmp_path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("a\n", encoding="utf-8")
    pipeline = tp.Pipeline([tp.Words(), tp.DropStopWords(stop_words=(str(words),))])
    assert pipeline("a b").tokens == ["b"]
    words.write_text("a\nb\n", encoding="utf-8")
    pipeline.stages[1].unbind()
    assert pipeline("a b").tokens == []


def test_a_bound_pipeline_is_freed_without_the_garbage_collector() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Words()]).prepare()
    reference = weakref.ref(pipeline)
    del pipeline
    assert reference() is None


def test_get_params_lists_inner_stages() -> None:
    pipeline = tp.Pipeline([tp.FoldCase()])
    assert pipeline.get_params()["foldcase__mode"] == "lower"
    assert set(pipeline.get_params(deep=False)) == {"stages"}


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"foldcse__mode": "upper"}, r"no stage 'foldcse' \(did you mean 'foldcase'\?\)"),
        ({"foldcase__mod": "upper"}, r"FoldCase: no parameter 'mod' \(did you mean 'mode'\?\)"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(params: dict[str, str], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        tp.Pipeline([tp.FoldCase()]).set_params(**params)


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        (tp.FoldCase(mode="lowr"), r"stage 'foldcase': FoldCase: mode must be one of .* \(did you mean 'lower'\?\)"),
        (tp.FullToHalf(space="yes"), "space must be true or false, found 'yes'"),
        (tp.CleanText(keep=("hann",)), r"keep holds 'hann' \(did you mean 'han'\?\)"),
        (tp.CleanText(keep=("U+9FA5-4E00",)), "runs backwards"),
        (tp.ReplacePattern(pattern="["), "is not a valid regular expression"),
        (tp.ReplacePattern(pattern="emial"), r"\(did you mean 'email'\?\)"),
        (tp.ReplacePattern(timeout=0), "timeout must be above 0"),
        (tp.NormalizeUnicode(form="NFX"), "form must be one of 'NFKC'"),
    ],
)
def test_an_invalid_value_names_stage_parameter_and_choice(stage: tp.Stage, message: str) -> None:
    with pytest.raises(tp.TextprepError, match=message):
        tp.Pipeline([stage])("x")


def test_map_keeps_failures_where_asked() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), ("slow", tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.01))])
    good, bad, last = list(pipeline.map(["B", "a" * 60 + "!", "C"], on_error="keep"))
    assert (good.text, last.text) == ("b", "c")
    assert isinstance(bad, tp.Failure)
    assert (bad.index, bad.stage) == (1, "slow")
    assert isinstance(bad.error, TimeoutError)


def test_map_raises_with_the_number_of_the_document() -> None:
    with pytest.raises(InputTypeError) as caught:
        list(tp.Pipeline([tp.FoldCase()]).map(["a", None]))
    assert caught.value.__notes__ == ["document 1"]


MISSING = [None, float("nan")]


@pytest.mark.parametrize("gap", MISSING)
def test_a_missing_document_counts_as_empty_where_asked(gap: object) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram()])
    assert pipeline.transform(["北京", gap], missing="empty") == [["北京"], []]
    assert pipeline.fit_transform(["北京", gap], missing="empty") == [["北京"], []]
    assert [doc.tokens for doc in pipeline.map(["北京", gap], missing="empty")] == [["北京"], []]
    assert [doc.tokens for doc in pipeline.batch(["北京", gap], missing="empty")] == [["北京"], []]
    assert pipeline.batch({"text": ["北京", gap]}, missing="empty")["tokens"] == [["北京"], []]
    assert tp.FoldCase().transform(["A", gap], missing="empty") == ["a", ""]
    assert tp.DropStopWords().transform([["A"], gap], missing="empty") == [["A"], []]


@pytest.mark.parametrize("gap", MISSING)
@pytest.mark.parametrize("method", ["transform", "batch", "map"])
def test_a_missing_document_is_an_error_by_default(method: str, gap: object) -> None:
    with pytest.raises(ValueError, match="document 1 is missing .*missing='empty' counts it as empty"):
        list(getattr(tp.Pipeline([tp.FoldCase()]), method)(["a", gap]))


def test_a_missing_cell_of_a_mapping_stays_none() -> None:
    assert tp.FoldCase().batch({"text": ["A", None, float("nan")]}) == {"text": ["a", None, None]}


def test_map_keeps_a_missing_document_as_a_failure() -> None:
    _, failure = tp.Pipeline([tp.FoldCase()]).map(["a", None], on_error="keep")
    assert isinstance(failure, tp.Failure)
    assert str(failure).startswith("document 1 is missing (None)")


@pytest.mark.parametrize("method", ["transform", "batch", "map"])
def test_missing_has_two_values(method: str) -> None:
    with pytest.raises(ValueError, match="missing must be 'error' or 'empty', found 'emty' .did you mean 'empty'"):
        list(getattr(tp.Pipeline([tp.FoldCase()]), method)(["a"], missing="emty"))


@pytest.mark.parametrize("constructor", [tp.Unigram, tp.DropStopWords, tp.Pipeline, tp.FoldCase, tp.Words])
def test_a_misspelt_parameter_of_a_constructor_suggests_the_nearest(constructor: type[tp.Stage]) -> None:
    name = next(iter(constructor.param_fields()))
    with pytest.raises(TypeError, match=rf"{constructor.__name__}: no parameter '{name}x' \(did you mean '{name}'"):
        constructor(**{f"{name}x": "jieba"})


@pytest.mark.parametrize("method", ["transform", "batch", "map"])
def test_one_text_is_not_many_documents(method: str) -> None:
    with pytest.raises(InputTypeError, match=f"Pipeline.{method} takes many documents, found one str; put it into a"):
        list(getattr(tp.Pipeline([tp.FoldCase()]), method)("abc"))


def test_map_reads_one_document_a_result() -> None:
    read = []

    def source():
        for text in "ab":
            read.append(text)
            yield text

    results = tp.Pipeline([tp.FoldCase(mode="upper")]).map(source())
    assert next(results).text == "A"
    assert read == ["a"]


def test_map_refuses_another_way_with_errors() -> None:
    with pytest.raises(ParameterError, match="on_error must be 'raise' or 'keep', found 'skip'"):
        list(tp.Pipeline().map([], on_error="skip"))


def test_explain_shows_every_stage() -> None:
    steps = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Words()]).explain("Ａ b")
    assert [(step.name, step.doc.text) for step in steps] == [
        ("", "Ａ b"),
        ("fulltohalf", "A b"),
        ("foldcase", "a b"),
        ("words", "a b"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        tp.Pipeline([tp.FoldCase(mode="upper"), tp.Unigram()]),
        tp.Pipeline([("case", tp.FoldCase()), tp.Unigram()]),
        tp.Pipeline([tp.FoldCase(), tp.Unigram(hmm="none")]),
        tp.Pipeline([tp.FoldCase()]),
    ],
)
def test_another_pipeline_has_another_fingerprint(other: tp.Pipeline) -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram()])
    assert pipeline != other
    assert pipeline.fingerprint() != other.fingerprint()


def test_the_fingerprint_follows_the_content_of_files_and_not_their_place(tmp_path) -> None:
    for folder, words in (("a", "词 1"), ("b", "词 1"), ("c", "词 2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "w.txt").write_text(words, encoding="utf-8")
    a, b, c = (
        tp.Pipeline([tp.Unigram(lexicon=str(tmp_path / folder / "w.txt"))]).fingerprint() for folder in ("a", "b", "c")
    )
    assert a == b != c


def test_a_running_pipeline_does_not_see_a_changed_lexicon() -> None:
    lexicon = tp.Lexicon.from_words([("甲", 5), ("乙", 5)])
    tp.register_lexicon("changing", lexicon)
    bound = tp.Unigram(lexicon="changing", hmm="none").prepare()
    lexicon.add("甲乙", 100)
    assert bound("甲乙").tokens == ["甲", "乙"]
    assert tp.Unigram(lexicon="changing", hmm="none")("甲乙").tokens == ["甲乙"]


def test_threads_that_bind_together_get_the_same_results() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), tp.Unigram(), tp.DropStopWords()])
    results: list[object] = []
    threads = [threading.Thread(target=lambda: results.append(pipeline("我来到北京ABC").tokens)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [pipeline("我来到北京ABC").tokens] * 8


def test_text_stages_rewrite_the_words_of_dictionaries(tmp_path) -> None:
    (tmp_path / "mine.txt").write_text("iPhone１５Pro 9999 nz\n", encoding="utf-8")
    lexicon = ("jieba", str(tmp_path / "mine.txt"))
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Unigram(lexicon=lexicon)])
    assert pipeline("我买了IPHONE15PRO").tokens[-1] == "iphone15pro"


def test_unreachable_lists_words_that_no_text_can_match(tmp_path) -> None:
    (tmp_path / "stop.txt").write_text("# comment\nThe\n☆\n北京在哪里啊\n", encoding="utf-8")
    stop = tp.DropStopWords(stop_words=(str(tmp_path / "stop.txt"),))
    clean = tp.CleanText(keep=("han", "latin"), replacement="")
    assert tp.Pipeline([tp.FoldCase(), clean, tp.Unigram(), stop]).unreachable() == ["☆", "北京在哪里啊"]


def test_stop_words_follow_the_case_of_the_text() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(mode="upper"), tp.Words(), tp.DropStopWords(stop_words=("en",))])
    assert pipeline("The cat and the hat").tokens == ["CAT", "HAT"]


def test_stages_refuse_the_wrong_kind_of_document() -> None:
    with pytest.raises(StageError, match="a segmenter has to come before"):
        tp.DropStopWords()("text")
    with pytest.raises(StageError, match="can no longer be rewritten"):
        tp.FoldCase()(tp.Words()("A b"))


def test_transform_returns_the_type_that_it_takes() -> None:
    stage = tp.Words()
    assert stage.transform(["a b"]) == [["a", "b"]]
    assert stage.transform([tp.Doc("a b")]) == [stage("a b")]
    assert tp.FoldCase().fit_transform(["A"]) == ["a"]


@pytest.mark.parametrize("wrong", ["one text", tp.Doc("x")])
def test_transform_refuses_a_single_document(wrong: object) -> None:
    with pytest.raises(InputTypeError, match="takes many documents"):
        tp.FoldCase().transform(wrong)


def test_transform_names_the_document_that_is_none() -> None:
    with pytest.raises(InputTypeError, match="document 1 is missing"):
        tp.FoldCase().transform(["a", None])


def test_a_clone_is_not_bound() -> None:
    stage = tp.Unigram(hmm="none").prepare()
    other = clone(stage)
    assert other == stage
    assert stage._bound_program is not None
    assert other._bound_program is None


def test_pickles_are_small() -> None:
    import pickle

    pipeline = tp.load("zh").prepare()
    assert len(pickle.dumps(pipeline)) < 1000


def test_stages_work_in_scikit_learns_pipeline() -> None:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(tp.FoldCase(), tp.Words(), CountVectorizer(analyzer=list))
    assert model.fit_transform(["A b", "b c"]).toarray().tolist() == [[1, 1, 0], [0, 1, 1]]


def test_set_output_refers_to_the_vectoriser() -> None:
    assert tp.FoldCase().set_output(transform="default").mode == "lower"
    with pytest.raises(StageError, match="vectoriser"):
        tp.FoldCase().set_output(transform="pandas")


def test_repr_shows_changed_parameters() -> None:
    pipeline = tp.Pipeline([tp.FoldCase(), ("x", tp.MaxMatch(direction="both"))])
    assert repr(pipeline) == "Pipeline([FoldCase(), ('x', MaxMatch(direction='both'))])"


def test_a_batch_of_columns_gives_columns() -> None:
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.MaxMatch()])
    made = pipeline.batch({"text": ["ＡＢ北京", None]})
    assert made == {"tokens": [["A", "B", "北京"], None], "starts": [[0, 1, 2], None], "ends": [[1, 2, 4], None]}
    assert tp.FullToHalf().batch({"body": ["ＡＢ"]}, column="body") == {"text": ["AB"]}


def test_a_batch_without_the_column_names_the_nearest() -> None:
    with pytest.raises(DocumentsError, match=r"no column 'text' \(did you mean 'txt'\?\); available: txt"):
        tp.FullToHalf().batch({"txt": []})
