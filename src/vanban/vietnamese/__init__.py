"""The Vietnamese language as pure functions: letters, numbers, money in words, dates, sorting, old encodings."""
