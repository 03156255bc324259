//! What is read out, in its order: the tree of tags.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, ListNumbering, Node, Tag, TagGroup, TagTree};

/// Where what was drawn of something is collected.
pub type Slot = usize;

/// Something that is read out, and what is drawn of it.
pub enum Shape {
    Title(Slot, String),
    Heading(Slot, String),
    Paragraph(Slot),
    /// Of each line what stands before it, and it.
    List(ListNumbering, Vec<(Slot, Slot)>),
    Figure(Slot, String),
}

/// What was drawn, by slot.
pub struct Tags {
    drawn: Vec<Vec<Identifier>>,
    /// Where figures are.
    figures: Vec<(Slot, BBox)>,
}

impl Tags {
    pub fn of(slots: usize) -> Self {
        Self { drawn: vec![Vec::new(); slots], figures: Vec::new() }
    }

    pub fn drew(&mut self, slot: Slot, id: Identifier) {
        if let Some(drawn) = self.drawn.get_mut(slot) {
            drawn.push(id);
        }
    }

    pub fn figure_at(&mut self, slot: Slot, page: usize, place: Rect) {
        self.figures.push((slot, BBox::new(page, place)));
    }

    fn nodes(&self, slot: Slot) -> Vec<Node> {
        self.drawn.get(slot).into_iter().flatten().copied().map(Node::from).collect()
    }

    pub fn tree(&self, shapes: Vec<Shape>) -> TagTree {
        let mut tree = TagTree::new();
        let first = NonZeroU16::MIN;
        for shape in shapes {
            match shape {
                Shape::Title(slot, words) => {
                    tree.push(TagGroup::with_children(Tag::Hn(first, Some(words)), self.nodes(slot)));
                }
                Shape::Heading(slot, words) => {
                    let level = first.saturating_add(1);
                    tree.push(TagGroup::with_children(Tag::Hn(level, Some(words)), self.nodes(slot)));
                }
                Shape::Paragraph(slot) => tree.push(TagGroup::with_children(Tag::P, self.nodes(slot))),
                Shape::Figure(slot, alt) => {
                    let place = self.figures.iter().find(|(other, _)| *other == slot).map(|(_, place)| *place);
                    let tag = Tag::Figure(Some(alt)).with_bbox(place);
                    tree.push(TagGroup::with_children(tag, self.nodes(slot)));
                }
                Shape::List(numbering, items) => {
                    let mut list = TagGroup::new(Tag::L(numbering));
                    for (label, body) in items {
                        let mut item = TagGroup::new(Tag::LI);
                        item.push(TagGroup::with_children(Tag::Lbl, self.nodes(label)));
                        item.push(TagGroup::with_children(Tag::LBody, self.nodes(body)));
                        list.push(item);
                    }
                    tree.push(list);
                }
            }
        }
        tree
    }
}
