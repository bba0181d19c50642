"""The Vietnamese language as pure functions: letters, numbers, words, dates, sorting, old encodings."""
