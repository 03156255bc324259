//! A journal of each schema there was.

/// Journals written by the programs that had each schema, under a key that everybody may know.
pub(super) const FIXTURES: [(u32, &[u8]); 12] = [
    (1, include_bytes!("../fixtures/schema-1.db")),
    (2, include_bytes!("../fixtures/schema-2.db")),
    (3, include_bytes!("../fixtures/schema-3.db")),
    (4, include_bytes!("../fixtures/schema-4.db")),
    (5, include_bytes!("../fixtures/schema-5.db")),
    (6, include_bytes!("../fixtures/schema-6.db")),
    (7, include_bytes!("../fixtures/schema-7.db")),
    (8, include_bytes!("../fixtures/schema-8.db")),
    (9, include_bytes!("../fixtures/schema-9.db")),
    (10, include_bytes!("../fixtures/schema-10.db")),
    (11, include_bytes!("../fixtures/schema-11.db")),
    (12, include_bytes!("../fixtures/schema-12.db")),
];
