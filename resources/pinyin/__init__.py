"""The first letters of Chinese characters, for finding people by pinyin."""
