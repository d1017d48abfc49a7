"""Pure text: folding, tries, wrapped lines, sentences, tokens, quotations, vectors of words. Offsets, and no pandas."""
