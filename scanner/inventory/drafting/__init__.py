"""
Drafting an inventory from the organisation's own privacy policy, by rules and lexicons: no model, no network.

The way: `reading` (file to text) → `layout` (text to headings, items, paragraphs) → `sentences` (words with places) →
`lexicon` (words to terms and signals) → `stance` (what does this sentence assert?) → one file for each kind of fact →
`draft` (facts to an inventory).
"""
