"""The soundness fuzzer of sdc; tests/soundness/README.md says what it shows."""
