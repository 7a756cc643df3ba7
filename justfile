# The verbs we type.

default:
    @just --list

# Formatting, lints and docs
check:
    cargo fmt --check
    cargo clippy --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# All tests, with what they need
test:
    ./test

# The example
run:
    cargo run --release -- analyse input --out output

# Criterion benches against the saved baseline `main`
bench *ARGS:
    cargo bench -- {{ARGS}}

# Faults in the lexicons
lexicons:
    cargo run --release -- check lexicons
