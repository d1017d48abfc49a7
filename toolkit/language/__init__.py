"""Pure text: folding, tries, sentences, tokens, quotation spans. Offsets in, offsets out; no pandas."""
