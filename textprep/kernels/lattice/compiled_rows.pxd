from textprep.kernels.batch.compiled cimport RowCutter
from textprep.kernels.lattice cimport compiled_models, compiled_overlay
from textprep.kernels.patterns.compiled cimport PatternMatcher
from textprep.kernels.trie.compiled cimport Trie

cdef RowCutter lattice_rows(compiled_overlay.Lattice lattice, compiled_models.Hmm hmm, int rule, bint keep_space,
                            Trie force_split, Trie stop_words, PatternMatcher matcher)
