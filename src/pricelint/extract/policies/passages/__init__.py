"""Where policies stand: blocks that hold their words, sentences, what a reader has just read above them."""
