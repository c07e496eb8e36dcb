"""One module per noun: commands turn words into values and call one service."""
