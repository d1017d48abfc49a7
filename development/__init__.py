"""What is learnt from and measured with: the development data, the gold, and when an answer counts as right.

`training` fits models on it and `benchmarks` prints scores on it; it knows neither of them.
"""
