# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Training word vectors, compiled.  The plain-Python twin is ``pure.py``; README.md describes the algorithm."""

import os

from cpython.exc cimport PyErr_CheckSignals
from libc.math cimport exp, log
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t

from textprep.locks import Lock

cdef extern from "word2vec/model.h":
    enum:
        TV_SIGMOID_STEPS
        TV_SIGMOID_RANGE
        TV_MAX_NEGATIVE
        TV_MAX_WINDOW
        TV_LANES
    ctypedef struct tv_model:
        float *input
        float *output
        int stride
        int window
        int negative
        int cbow
        int cbow_mean
        int shrink_windows
        int64_t n_words
        const uint32_t *keep_prob
        const uint32_t *alias_prob
        const int32_t *alias_index
        float *sigmoid
        float *loss
    ctypedef struct tv_state:
        int32_t *kept
        uint64_t random
        double loss
        int64_t n_pairs
    int tv_subsample(const tv_model *M, tv_state *S, const int32_t *words, int64_t n) nogil

cdef extern from "word2vec/thread_state.h":
    int tv_init_state(tv_state *S, const tv_model *M, int32_t n_copied, int64_t longest)
    void tv_free_state(tv_state *S)
    void tv_copy_rows(tv_state *S, const tv_model *M)
    void tv_merge_rows(const tv_state *S, tv_model *M, const float *update_scale)

cdef extern from "word2vec/training.h":
    ctypedef void (*tv_train_words)(const tv_model *M, tv_state *S, const int32_t *words, int n, int begin, int end,
                                    float learning_rate) noexcept nogil
    int tv_can_avx2()
    tv_train_words tv_choose(int avx2)

LANES = TV_LANES
MAX_NEGATIVE = TV_MAX_NEGATIVE
MAX_WINDOW = TV_MAX_WINDOW

cdef enum:
    # Python handles signals when words with this number of context words were trained, which takes milliseconds.
    CONTEXT_WORDS_PER_SIGNAL_CHECK = 16384


def instruction_set():
    """Return the instruction set of the training loops; ``TEXTPREP_SIMD=baseline`` restricts them to the common one."""
    return "avx2" if tv_can_avx2() and os.environ.get("TEXTPREP_SIMD", "auto") != "baseline" else "baseline"


cdef class Trainer:
    """Train two matrices in place on sentences of word ids.

    Parameters:
        input_vectors: float32 of shape (words, stride), the vectors; the stride is a multiple of ``LANES``.
        output_vectors: the same shape, the vectors of words as targets.
        keep_prob: uint32, by word the chance of surviving subsampling, times 2^32.
        alias_prob, alias_index: uint32 and int32, the alias table of the distribution of negative samples.
        window, negative, cbow, cbow_mean, shrink_windows: as for `Word2Vec`.
    """

    cdef tv_model model
    cdef object buffers, lock
    cdef tv_train_words train_words
    cdef bint stopped
    cdef readonly str instructions

    def __cinit__(self, float[:, ::1] input_vectors not None, float[:, ::1] output_vectors not None,
                  const uint32_t[::1] keep_prob not None, const uint32_t[::1] alias_prob not None,
                  const int32_t[::1] alias_index not None, *, window, negative, bint cbow, bint cbow_mean,
                  bint shrink_windows):
        cdef int64_t i
        cdef double x
        cdef Py_ssize_t n_words = input_vectors.shape[0]
        if (input_vectors.shape[1] % TV_LANES or n_words != output_vectors.shape[0]
                or input_vectors.shape[1] != output_vectors.shape[1]):
            raise ValueError(f"both matrices must have the same shape, with rows a multiple of {TV_LANES} long")
        if not n_words == keep_prob.shape[0] == alias_prob.shape[0] == alias_index.shape[0]:
            raise ValueError("keep_prob, alias_prob and alias_index must have a number for every word")
        if not 0 <= negative <= TV_MAX_NEGATIVE or not 1 <= window <= TV_MAX_WINDOW:
            raise ValueError(f"expected 0 to {TV_MAX_NEGATIVE} negative samples and a window from 1 to "
                             f"{TV_MAX_WINDOW}, found {negative} and {window}")
        for i in range(n_words):
            if not 0 <= alias_index[i] < n_words:
                raise ValueError(f"alias_index must have word ids below {n_words}, found {alias_index[i]}")
        self.lock = Lock()
        self.buffers = (input_vectors, output_vectors, keep_prob, alias_prob, alias_index)
        self.model.input = &input_vectors[0, 0]
        self.model.output = &output_vectors[0, 0]
        self.model.stride = <int>input_vectors.shape[1]
        self.model.n_words = n_words
        self.model.keep_prob = &keep_prob[0]
        self.model.alias_prob = &alias_prob[0]
        self.model.alias_index = &alias_index[0]
        self.model.window = window
        self.model.negative = negative
        self.model.cbow = cbow
        self.model.cbow_mean = cbow_mean
        self.model.shrink_windows = shrink_windows
        for i in range(TV_SIGMOID_STEPS + 1):
            x = exp((i / <double>TV_SIGMOID_STEPS * 2 - 1) * TV_SIGMOID_RANGE)
            self.model.sigmoid[i] = <float>(x / (x + 1))
            self.model.loss[i] = <float>(-log(x / (x + 1)))
        self.instructions = instruction_set()
        self.train_words = tv_choose(self.instructions == "avx2")

    cdef int64_t check(self, const int32_t[::1] words, const int64_t[::1] offsets, const float[::1] learning_rates,
                       const float[::1] update_scale) except -1:
        """Check the arguments of `train`; return the length of the longest sentence."""
        cdef int64_t s, i, longest = 0, n_sentences = offsets.shape[0] - 1
        if n_sentences < 0:
            raise ValueError("offsets must have one number more than there are sentences, found none")
        for s in range(n_sentences):
            if offsets[s] > offsets[s + 1] or offsets[s] < 0 or offsets[s + 1] > words.shape[0]:
                raise ValueError(f"offsets must ascend from 0 to at most {words.shape[0]}, found {offsets[s]} and "
                                 f"{offsets[s + 1]} for sentence {s}")
            longest = max(longest, offsets[s + 1] - offsets[s])
        for i in range(words.shape[0]):
            if not 0 <= words[i] < self.model.n_words:
                raise ValueError(f"word ids must be below {self.model.n_words}, found {words[i]}")
        if learning_rates.shape[0] != n_sentences:
            raise ValueError(f"expected {n_sentences} learning rates, one a sentence, found {learning_rates.shape[0]}")
        if update_scale is not None and update_scale.shape[0] > self.model.n_words:
            raise ValueError(f"update_scale must have at most {self.model.n_words} numbers, one a word, "
                             f"found {update_scale.shape[0]}")
        return longest

    def train(self, const int32_t[::1] words not None, const int64_t[::1] offsets not None,
              const float[::1] learning_rates not None, seed, first_sentence, const float[::1] update_scale=None):
        """Train on sentences once.

        Several threads may call this at the same time; they share the matrices without locks. `stop` ends all of them.

        Parameters:
            words: int32, the word ids of all sentences, one after another.
            offsets: int64, where each sentence begins in ``words``, and where the last one ends.
            learning_rates: float32, one for each sentence.
            seed: the seed of this epoch; a sentence's random numbers depend on it and on the sentence's number alone.
            first_sentence: the number of the first sentence in the epoch.
            update_scale: float32, for the first and most frequent words. Their rows are trained in a copy, so that
                threads do not contend for them; in the end each row changes by its scale times the change of the
                copy. None trains all rows in place.

        Returns:
            The sum of the losses, and the number of pairs of a hidden vector and a target.
        """
        cdef tv_state state
        cdef int64_t s, longest = self.check(words, offsets, learning_rates, update_scale)
        cdef int64_t n_sentences = offsets.shape[0] - 1
        cdef int words_per_check = max(1, CONTEXT_WORDS_PER_SIGNAL_CHECK // self.model.window)
        cdef int words_left = words_per_check, begin, end
        cdef uint64_t seed_bits, first
        cdef int32_t no_word = 0
        cdef const int32_t *word = &words[0] if words.shape[0] else &no_word
        cdef int n, n_copied = 0 if update_scale is None else <int>update_scale.shape[0]
        if not (0 <= seed < 1 << 64 and 0 <= first_sentence < 1 << 63):
            raise ValueError(f"expected a seed of 64 bits and a sentence of 63, found {seed} and {first_sentence}")
        seed_bits = seed
        first = first_sentence
        try:
            if tv_init_state(&state, &self.model, n_copied, longest) < 0:
                raise MemoryError
            if n_copied:
                with self.lock:
                    tv_copy_rows(&state, &self.model)
            with nogil:
                for s in range(n_sentences):
                    state.random = seed_bits + (first + <uint64_t>s) * <uint64_t>0xD1B54A32D192ED03
                    n = tv_subsample(&self.model, &state, word + offsets[s], offsets[s + 1] - offsets[s])
                    begin = 0
                    while begin < n and not self.stopped:
                        end = begin + words_left if words_left < n - begin else n
                        self.train_words(&self.model, &state, state.kept, n, begin, end, learning_rates[s])
                        words_left -= end - begin
                        begin = end
                        if words_left == 0:
                            words_left = words_per_check
                            with gil:
                                PyErr_CheckSignals()
                    if self.stopped:
                        break
            if n_copied:
                with self.lock:
                    tv_merge_rows(&state, &self.model, &update_scale[0])
            return state.loss, state.n_pairs
        finally:
            tv_free_state(&state)

    def stop(self):
        """End `train` in all threads within milliseconds, now and from now on; the matrices are left half-trained."""
        self.stopped = True
