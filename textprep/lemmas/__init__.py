"""Base forms of Chinese and English words, by rules and word lists."""
