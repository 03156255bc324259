//! One reader, given what libFuzzer makes up. Each binary of this package is this file; its name is the reader's.

#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use mooring_tests::prove::fuzz::{Reader, TARGETS};

thread_local! {
    static READER: RefCell<Reader> = RefCell::new(open());
}

fn open() -> Reader {
    let name = env!("CARGO_BIN_NAME");
    let target = TARGETS.iter().find(|target| target.name == name).expect("a reader of this name");
    (target.open)().expect("a reader that stands ready")
}

// As it is, and with lengths and checksums made right: what lies behind them is reached too.
fuzz_target!(|input: &[u8]| {
    READER.with_borrow_mut(|reader| {
        (reader.read)(input);
        let mended = (reader.mend)(input);
        if mended != input {
            (reader.read)(&mended);
        }
    });
});
