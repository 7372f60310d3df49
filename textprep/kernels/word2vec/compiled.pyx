# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, embedsignature=False
"""Training word vectors, compiled.  The plain-Python twin is ``word2vec_py``."""

import os
from threading import Lock

from libc.math cimport exp, log
from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy

cdef extern from "word2vec/model.h":
    enum:
        TV_STEPS
        TV_REACH
        TV_MOST
    ctypedef struct tv_model:
        float *inward "in"
        float *out
        int stride
        int window
        int negative
        int cbow
        int mean
        int shrink
        int64_t words
        const uint32_t *keep
        const uint32_t *share
        const int32_t *other
        float sigmoid[1001]
        float cost[1001]
    ctypedef struct tv_state:
        float *inward "in"
        float *out
        int32_t apart
        uint64_t random
        float *input
        float *gradient
        double loss
        int64_t pairs
    ctypedef void (*tv_sentence)(const tv_model *M, tv_state *S, const int32_t *words, int n, float alpha) noexcept nogil
    uint64_t tv_random(uint64_t *state) noexcept nogil
    int tv_can_avx2() nogil
    tv_sentence tv_choose(int avx2) nogil

LANES = 8
MOST_NEGATIVE = TV_MOST


def instruction_set():
    """The instructions that training uses: ``TEXTPREP_SIMD=baseline`` keeps to those that every machine has."""
    return "avx2" if tv_can_avx2() and os.environ.get("TEXTPREP_SIMD", "auto") != "baseline" else "baseline"


cdef class Trainer:
    """Trains two matrices, which are changed in place, on sentences of word numbers.

    Parameters:
        inward: float32 of shape (words, stride), the vectors; the stride is a multiple of ``LANES``.
        outward: the same shape, what they are compared with.
        keep: uint32, for each word how many of 2^32 times it stays in a sentence.
        share, other: the noise distribution by the alias method, uint32 and int32.
        window, negative, cbow, mean, shrink: as in `Word2Vec`.
    """

    cdef tv_model model
    cdef object held, lock
    cdef tv_sentence run
    cdef readonly str instructions

    def __init__(self, float[:, ::1] inward, float[:, ::1] outward, const uint32_t[::1] keep,
                 const uint32_t[::1] share, const int32_t[::1] other, *, int window, int negative, bint cbow,
                 bint mean, bint shrink):
        cdef int i
        cdef double x
        if inward.shape[1] % 8 or inward.shape[0] != outward.shape[0] or inward.shape[1] != outward.shape[1]:
            raise ValueError("the matrices want the same shape, rows a multiple of 8 long")
        if keep.shape[0] != inward.shape[0] or share.shape[0] != inward.shape[0] or other.shape[0] != inward.shape[0]:
            raise ValueError("the tables want a number for every word")
        if not 0 <= negative <= TV_MOST or window < 1:
            raise ValueError(f"from 0 to {TV_MOST} noise words and a window from 1 are possible")
        self.lock = Lock()
        self.held = (inward, outward, keep, share, other)
        self.model.inward = &inward[0, 0]
        self.model.out = &outward[0, 0]
        self.model.stride = <int>inward.shape[1]
        self.model.words = inward.shape[0]
        self.model.keep = &keep[0]
        self.model.share = &share[0]
        self.model.other = &other[0]
        self.model.window = window
        self.model.negative = negative
        self.model.cbow = cbow
        self.model.mean = mean
        self.model.shrink = shrink
        for i in range(TV_STEPS + 1):
            x = exp((i / <double>TV_STEPS * 2 - 1) * TV_REACH)
            self.model.sigmoid[i] = <float>(x / (x + 1))
            self.model.cost[i] = <float>(-log(x / (x + 1)))
        self.instructions = instruction_set()
        self.run = tv_choose(self.instructions == "avx2")

    def train(self, const int32_t[::1] words, const int64_t[::1] begins, const float[::1] alphas, uint64_t seed,
              int64_t first, const float[::1] share=None):
        """Go through sentences once.

        Parameters:
            words: int32, word after word of all sentences.
            begins: int64, where each sentence begins, and where the last ends.
            alphas: float32, the learning rate of each sentence.
            seed: of this pass; the random numbers of a sentence depend on it and on the sentence's number alone.
            first: the number of the first sentence.
            share: float32, for each of the first, most frequent words how much of what it was moved by is added to
                the matrices at the end: the rows of these words are worked on in a copy, so that threads at work at
                the same time do not wait for each other's.  Nothing: all rows are changed in place.

        Returns:
            The sum of the losses, and the number of pairs of a word and a noise word or itself.
        """
        cdef tv_state state
        cdef int64_t s, i, longest = 0, count = begins.shape[0] - 1
        cdef int32_t *kept
        cdef int n
        cdef int64_t stride = self.model.stride, size = 0 if share is None else share.shape[0] * stride
        cdef float *own
        cdef float *before
        if size > self.model.words * stride:
            raise ValueError("there are more shares than words")
        for s in range(count):
            if begins[s] > begins[s + 1] or begins[s] < 0 or begins[s + 1] > words.shape[0]:
                raise ValueError("sentences lie one after another among the words")
            longest = max(longest, begins[s + 1] - begins[s])
        for i in range(words.shape[0]):
            if not 0 <= words[i] < self.model.words:
                raise ValueError(f"word {words[i]} of {self.model.words}")
        if alphas.shape[0] != count:
            raise ValueError("every sentence wants its learning rate")
        state.loss = 0
        state.pairs = 0
        state.input = <float *>calloc(self.model.stride, sizeof(float))
        state.gradient = <float *>calloc(self.model.stride, sizeof(float))
        kept = <int32_t *>malloc((longest + 1) * sizeof(int32_t))
        own = <float *>malloc(4 * size * sizeof(float) + 1)
        before = own + 2 * size
        state.apart = <int32_t>(size // stride)
        state.inward = own
        state.out = own + size
        try:
            if state.input == NULL or state.gradient == NULL or kept == NULL or own == NULL:
                raise MemoryError
            with self.lock:
                memcpy(own, self.model.inward, size * sizeof(float))
                memcpy(own + size, self.model.out, size * sizeof(float))
            memcpy(before, own, 2 * size * sizeof(float))
            with nogil:
                for s in range(count):
                    state.random = seed + <uint64_t>(first + s) * <uint64_t>0xD1B54A32D192ED03
                    n = 0
                    for i in range(begins[s], begins[s + 1]):
                        if <uint32_t>(tv_random(&state.random) >> 32) <= self.model.keep[words[i]]:
                            kept[n] = words[i]
                            n += 1
                    self.run(&self.model, &state, kept, n, alphas[s])
            with self.lock:
                for s in range(size // stride):
                    for i in range(s * stride, (s + 1) * stride):
                        self.model.inward[i] += share[s] * (own[i] - before[i])
                        self.model.out[i] += share[s] * (own[size + i] - before[size + i])
        finally:
            free(own)
            free(state.input)
            free(state.gradient)
            free(kept)
        return state.loss, state.pairs
