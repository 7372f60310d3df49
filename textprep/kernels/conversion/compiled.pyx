# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False, auto_pickle=False
"""Conversion by dictionaries, compiled. The plain-Python twin is ``pure``; README.md explains the algorithm."""

from cpython.exc cimport PyErr_CheckSignals
from libc.stdint cimport int64_t, uint32_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy, memset

from textprep.kernels.batch.compiled cimport (
    TP_ASK_PYTHON,
    TP_NO_MEMORY_LEFT,
    TP_REWRITTEN,
    TP_UNCHANGED,
    Rewriter,
    Rewriting,
    tp_arena_take,
    tp_text,
)
from textprep.kernels.conversion cimport tables
from textprep.kernels.conversion.tables cimport tp_match, tp_table

from textprep.kernels.conversion.tables import KEY_LENGTH, POLICIES, Dictionary, Table

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef extern from "code_points.h":
    uint32_t tp_read(int width, const void *text, int64_t i)

cdef extern from "conversion/arrays.h":
    ctypedef struct tp_code_points:
        uint32_t *items
        int64_t size

    ctypedef struct tp_numbers:
        int64_t *items
        int64_t size

    int tp_reserve(tp_code_points *array, int64_t more)
    int tp_push(tp_numbers *array, int64_t number)

cdef extern from "conversion/walk.h":
    enum:
        TP_STAGE_TABLES
        TP_AMBIGUITY_SIZE

    ctypedef struct tp_stage:
        const tp_table *tables[2]
        int count

    ctypedef struct tp_stage_result:
        tp_code_points text
        tp_numbers segment_ends
        tp_numbers edits
        tp_numbers ambiguities

    void tp_clear_result(tp_stage_result *result)
    void tp_free_result(tp_stage_result *result)
    int tp_convert_stage(const tp_stage *stage, const uint32_t *text, const tp_numbers *segment_ends,
                         int keep_ambiguous, tp_stage_result *result)
    int tp_find_segments(const tp_table *table, const uint32_t *text, int64_t length, tp_numbers *segment_ends)

cdef extern from "conversion/fast_path_build.h":
    enum:
        TP_FAST_STAGES
        TP_DONE
        TP_TOO_NARROW

    ctypedef struct tp_fast_path:
        const tp_table *segments
        tp_stage stages[2]
        int stage_count
        const tp_table *outside[2]

    ctypedef struct tp_progress:
        void *output
        int64_t size
        tp_code_points pending
        uint32_t edited
        int changed
        tp_numbers *edits

    int tp_build_fast_path(tp_fast_path *fast, const tp_table **normalization, int count)
    void tp_free_fast_path(tp_fast_path *fast)
    int tp_fast_path_serves(const tp_fast_path *fast, int width, const void *text, int64_t length) nogil
    int tp_convert_fast(int width, int out_width, const void *text, int64_t *at, int64_t length, int64_t stop,
                        const tp_fast_path *fast, tp_progress *progress) nogil

#: Characters between two checks for signals.
cdef int64_t SIGNAL_INTERVAL = 1 << 20


cdef class Stage:
    """The tables of one stage, kept alive."""

    cdef tp_stage stage
    cdef list tables

    def __cinit__(self, stage_tables):
        cdef tables.Table table
        cdef int number
        self.tables = list(stage_tables)
        if not 1 <= len(self.tables) <= TP_STAGE_TABLES:
            raise ValueError(f"a stage asks one or two tables, found {len(self.tables)}")
        self.stage.count = len(self.tables)
        for number in range(len(self.tables)):
            table = self.tables[number]
            if table is None:
                raise TypeError("a stage needs tables, found None")
            self.stage.tables[number] = &table.data.table

    cdef tuple ambiguity(self, int stage, const int64_t *numbers):
        """Return (stage, start, end, chosen, candidates) of an ambiguity in a stage's result."""
        cdef tables.Table table = self.tables[numbers[1]]
        cdef const tp_match *match = &table.data.table.matches[numbers[2]]
        cdef tables.Dictionary dictionary = table.dictionaries[match.dictionary]
        return (stage, numbers[0], numbers[0] + 1, PyUnicode_FromKindAndData(4, match.value, match.value_length),
                dictionary.candidates_of(match.entry))


cdef class Walk:
    """The text on its way through the stages, one after another, and what they report."""

    cdef tp_stage_result current
    cdef tp_stage_result following
    cdef int stage              # the number of the next stage
    cdef uint32_t edited        # a bit for each stage that made an edit
    cdef list edits             # of each stage, None if nobody asks
    cdef list ambiguities       # of all stages, None if nobody asks

    def __dealloc__(self):
        tp_free_result(&self.current)
        tp_free_result(&self.following)

    cdef int start(self, str text) except -1:
        cdef int width = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef int64_t length = PyUnicode_GET_LENGTH(text), i
        if tp_reserve(&self.current.text, length + 1) < 0:
            raise MemoryError
        for i in range(length):
            self.current.text.items[i] = tp_read(width, data, i)
        self.current.text.size = length
        return self.set_segments(None)

    cdef int set_segments(self, segmentation) except -1:
        """Divide the current text into segments."""
        cdef tp_numbers *ends = &self.current.segment_ends
        cdef tables.Table table
        cdef int failed = 0
        cdef int64_t before = 0
        ends.size = 0
        if segmentation is None:
            failed = tp_push(ends, self.current.text.size)
        elif isinstance(segmentation, Table):
            table = segmentation
            failed = tp_find_segments(&table.data.table, self.current.text.items, self.current.text.size, ends)
        else:
            for end in segmentation(self.text()):
                if not before <= end <= self.current.text.size:
                    raise ValueError(misplaced(end, before, self.current.text.size))
                before = end
                failed |= tp_push(ends, before)
            if before != self.current.text.size:
                raise ValueError(misplaced(before, before, self.current.text.size))
        if failed:
            raise MemoryError
        return 0

    cdef int run(self, Stage stage, bint keep_ambiguous) except -1:
        """Convert the current text by a stage."""
        cdef tp_stage_result swap
        cdef int64_t i
        tp_clear_result(&self.following)
        if tp_convert_stage(&stage.stage, self.current.text.items, &self.current.segment_ends, keep_ambiguous,
                            &self.following) < 0:
            raise MemoryError
        if self.following.edits.size:
            self.edited |= <uint32_t>1 << self.stage
        if self.edits is not None:
            self.edits.append(triples(&self.following.edits))
        if self.ambiguities is not None:
            for i in range(0, self.following.ambiguities.size, TP_AMBIGUITY_SIZE):
                self.ambiguities.append(stage.ambiguity(self.stage, self.following.ambiguities.items + i))
        swap = self.current
        self.current = self.following
        self.following = swap
        self.stage += 1
        return 0

    cdef str text(self):
        return PyUnicode_FromKindAndData(4, self.current.text.items, self.current.text.size)


cdef str misplaced(end, before, length):
    return f"the ends of segments must ascend to {length}, the length of the text: found {end} after {before}"


cdef class Converter:
    """Normalization, segmentation and a chain of stages.

    Parameters:
        normalization: tables that convert the whole text first, one after another.
        segmentation: a table: its matches are segments, and so are the runs between them; or a function that
            returns the ends of a text's segments; or None: the whole text is one segment.
        chain: stages, each a list of tables: the first table that has a match wins. Each segment runs through
            all stages, and no match reaches across its end.
        keep_ambiguous: leave a character as it is if a dictionary has several candidates for it and no longer
            key decides.
    """

    cdef list normalization
    cdef list chain
    cdef object segmentation
    cdef bint keep_ambiguous
    cdef readonly int stage_count   # normalization included
    cdef bint changes_latin1        # a text of U+0000..00FF alone can change
    cdef tp_fast_path fast
    cdef bint has_fast_path

    def __cinit__(self, normalization, segmentation, chain, keep_ambiguous=False):
        cdef tables.Table table
        cdef Stage stage
        self.normalization = [Stage([table]) for table in normalization]
        self.chain = [Stage(stage_tables) for stage_tables in chain]
        self.segmentation = segmentation
        self.keep_ambiguous = keep_ambiguous
        self.stage_count = len(self.normalization) + len(self.chain)
        for stage in [*self.normalization, *self.chain]:
            for table in stage.tables:
                self.changes_latin1 |= table.data.has_latin1_key
        if not keep_ambiguous and 1 <= len(self.chain) <= TP_FAST_STAGES:
            self.build_fast_path()

    def __dealloc__(self):
        tp_free_fast_path(&self.fast)

    cdef int build_fast_path(self) except -1:
        """Build the fast path if it serves the chain. Else all texts are walked."""
        cdef Stage stage
        cdef tables.Table segments
        cdef const tp_table **normalization
        cdef int number, built
        if isinstance(self.segmentation, Table):
            segments = self.segmentation
        elif self.segmentation is None and len(self.chain) == 1:
            segments = (<Stage>self.chain[0]).tables[0]
        else:
            return 0
        for number in range(len(self.chain)):
            stage = self.chain[number]
            # The first table of a stage may be the segmentation's. Then it matches inside of segments only.
            if stage.stage.count > 1 and (number > 0 or stage.tables[0] is not segments):
                return 0
            self.fast.stages[number] = stage.stage
            if self.segmentation is not None:
                self.fast.outside[number] = stage.stage.tables[stage.stage.count - 1]
        self.fast.segments = &segments.data.table
        self.fast.stage_count = len(self.chain)
        normalization = <const tp_table **>malloc((len(self.normalization) + 1) * sizeof(tp_table *))
        if normalization == NULL:
            raise MemoryError
        for number in range(len(self.normalization)):
            normalization[number] = (<Stage>self.normalization[number]).stage.tables[0]
        built = tp_build_fast_path(&self.fast, normalization, len(self.normalization))
        free(normalization)
        if built < 0:
            raise MemoryError
        self.has_fast_path = built
        return 0

    cdef bint takes_fast_path(self, str text):
        return self.has_fast_path and tp_fast_path_serves(&self.fast, PyUnicode_KIND(text), PyUnicode_DATA(text),
                                                          PyUnicode_GET_LENGTH(text))

    cdef bint is_unchanged(self, str text):
        """Return whether a glance at the text's width shows that it does not change."""
        return PyUnicode_KIND(text) == 1 and not self.changes_latin1 and not self.keep_ambiguous

    def phrases(self):
        """Return the keys of two characters or more of all stages, ascending."""
        cdef Stage stage
        cdef tables.Table table
        cdef tables.Dictionary dictionary
        cdef set found = set()
        for stage in [*self.normalization, *self.chain]:
            for table in stage.tables:
                for dictionary in table.dictionaries:
                    found.update(dictionary.phrases())
        return sorted(found)

    def rewriter(self):
        """Return the batch form of `rewrite`."""
        cdef FastRows made = FastRows()
        made.converter = self
        return made

    def convert(self, str text not None):
        """Return the converted text, the same object if nothing changes."""
        cdef uint32_t edited = 0
        return text if self.is_unchanged(text) else self.run(text, &edited, None)

    def rewrite(self, str text not None):
        """Return the converted text and a bit for each stage that made edits, 1 for the first."""
        cdef uint32_t edited = 0
        result = text if self.is_unchanged(text) else self.run(text, &edited, None)
        return result, edited

    def edits(self, str text not None):
        """Return for each stage its edits (start, end, new length), with positions in its own input.

        A replacement of equal length in which every character is the old one or one of its candidates is
        one-to-one and no edit.
        """
        cdef uint32_t edited = 0
        cdef list edits = []
        self.run(text, &edited, edits)
        return edits

    def ambiguities(self, str text not None):
        """Return (stage, start, end, chosen, candidates) of each ambiguity, with positions in the stage's input.

        It is a character with several candidates that no longer key decides between.
        """
        cdef Walk walk = Walk()
        walk.ambiguities = []
        self.walk(walk, text)
        return walk.ambiguities

    cdef str run(self, str text, uint32_t *edited, list edits):
        """Convert a text. Append the edits of each stage to ``edits`` unless that is None."""
        cdef Walk walk
        if self.takes_fast_path(text):
            return self.run_fast(text, edited, edits)
        walk = Walk()
        walk.edits = edits
        result = self.walk(walk, text)
        edited[0] = walk.edited
        return result

    cdef str walk(self, Walk walk, str text):
        """Convert a text by one stage after another."""
        cdef Stage stage
        walk.start(text)
        for stage in self.normalization:
            walk.run(stage, False)
        walk.set_segments(self.segmentation)
        for stage in self.chain:
            PyErr_CheckSignals()
            walk.run(stage, self.keep_ambiguous)
        result = walk.text()
        return text if result == text else result

    cdef str run_fast(self, str text, uint32_t *edited, list edits):
        """Convert a text by all stages at once."""
        cdef int width = PyUnicode_KIND(text), out_width = width, code, stage
        cdef tp_progress progress
        cdef tp_numbers found[TP_FAST_STAGES]
        cdef str result = text
        memset(&progress, 0, sizeof(progress))
        memset(found, 0, sizeof(found))
        progress.edits = NULL if edits is None else found
        try:
            code = self.run_as(text, out_width, &progress)
            if code == TP_TOO_NARROW:
                # A character beyond U+FFFF came out: start again with a wider result.
                out_width = 4
                free(progress.output)
                free(progress.pending.items)
                memset(&progress, 0, sizeof(progress))
                progress.edits = NULL if edits is None else found
                found[0].size = found[1].size = 0
                code = self.run_as(text, out_width, &progress)
            if code != TP_DONE:
                raise MemoryError
            if progress.changed:
                result = PyUnicode_FromKindAndData(out_width, progress.output, progress.size)
            edited[0] = progress.edited << len(self.normalization)
            if edits is not None:
                edits.extend([[] for stage in range(len(self.normalization))])
                edits.extend([triples(&found[stage]) for stage in range(self.fast.stage_count)])
        finally:
            free(progress.output)
            free(progress.pending.items)
            for stage in range(TP_FAST_STAGES):
                free(found[stage].items)
        return result

    cdef int run_as(self, str text, int out_width, tp_progress *progress) except -2:
        """Convert a text into code points of a width, and let signals interrupt that. Return a TP_ code."""
        cdef int64_t length = PyUnicode_GET_LENGTH(text), at = 0
        cdef int code = TP_DONE
        while at < length and code == TP_DONE:
            code = tp_convert_fast(PyUnicode_KIND(text), out_width, PyUnicode_DATA(text), &at, length,
                                   at + SIGNAL_INTERVAL, &self.fast, progress)
            if at < length:
                PyErr_CheckSignals()
        return code


cdef class FastRows(Rewriter):
    """The fast path over texts of a batch; asks Python where it does not serve, and where it makes edits."""

    cdef Converter converter

    cdef int rewrite(self, const tp_text *source, Rewriting *made) noexcept nogil:
        cdef tp_progress progress
        cdef int64_t at = 0
        cdef int code, answer = TP_UNCHANGED
        cdef void *target
        if source.width == 1 and not self.converter.changes_latin1 and not self.converter.keep_ambiguous:
            return TP_UNCHANGED
        if not self.converter.has_fast_path or not tp_fast_path_serves(&self.converter.fast, source.width, source.data,
                                                                  source.length):
            return TP_ASK_PYTHON
        memset(&progress, 0, sizeof(progress))
        code = tp_convert_fast(source.width, source.width, source.data, &at, source.length, source.length,
                               &self.converter.fast, &progress)
        if code == TP_TOO_NARROW or (code == TP_DONE and progress.changed and progress.edited):
            answer = TP_ASK_PYTHON
        elif code != TP_DONE:
            answer = TP_NO_MEMORY_LEFT
        elif progress.changed:
            target = tp_arena_take(made.arena, progress.size * source.width)
            answer = TP_REWRITTEN if target != NULL else TP_NO_MEMORY_LEFT
            if target != NULL:
                memcpy(target, progress.output, progress.size * source.width)
                made.text.data = target
                made.text.length = progress.size
                made.text.width = source.width
        free(progress.output)
        free(progress.pending.items)
        return answer


cdef list triples(const tp_numbers *numbers):
    cdef int64_t i
    cdef const int64_t *edit
    cdef list found = []
    for i in range(0, numbers.size, 3):
        edit = numbers.items + i
        found.append((edit[0], edit[1], edit[2]))
    return found
