"""What the numbers of a loan or a stock financing mean: exact arithmetic, one subject a module.

Sums are yuan, rates and shares plain decimals (0.18 is 18%), leverage is borrowed over own money. Nothing here reads a
text or judges a contract; the law's tables are the only thing it knows. Each function gives its formula and an example.
"""
