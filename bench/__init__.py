"""Benchmarks: our penalty case beside a bare workflow with the same messages, timers and activities."""
