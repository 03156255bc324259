import { describe, expect, it } from 'vitest';
import { layOut, placeOf, reveal, topOf, visible } from './timeline_layout';

const months = Array.from({ length: 120 }, (_, i) => ({
  year: 2026 - Math.floor(i / 12),
  month: 12 - (i % 12),
  entries: (i * 37) % 900,
}));
const layout = layOut(months, 40, 88);

describe('the layout of a long list', () => {
  it('gives every row one place and its own pixels', () => {
    let before = -1;
    for (let index = 0; index < layout.rows; index += 997) {
      const top = topOf(layout, index);
      expect(top).toBeGreaterThan(before);
      before = top;
      const place = placeOf(layout, index);
      expect(place && place.month.first + place.at).toBe(index);
    }
    expect(topOf(layout, layout.rows - 1) + 88).toBe(layout.height);
    expect(placeOf(layout, layout.rows)).toBeNull();
    expect(placeOf(layout, -1)).toBeNull();
  });

  it('leaves out months without entries', () => {
    expect(layout.months.some((month) => month.rows === 0)).toBe(false);
  });

  it('draws all rows that touch the window, and hardly more', () => {
    for (let scroll = 0; scroll < layout.height; scroll += 12_345) {
      const drawn = visible(layout, scroll, 600, 0);
      const rows = drawn.flatMap(({ month, from, to }) =>
        Array.from({ length: to - from }, (_, i) => month.first + from + i),
      );
      for (let y = scroll; y < Math.min(scroll + 600, layout.height); y += 44) {
        const inside = layout.months.find((month) => y >= month.top && y < month.top + month.height);
        const at = inside ? Math.floor((y - inside.top - 40) / 88) : -1;
        if (inside && at >= 0) expect(rows).toContain(inside.first + at);
      }
      expect(rows.length).toBeLessThanOrEqual(9);
    }
  });

  it('draws nothing of an empty list', () => {
    expect(visible(layOut([], 40, 88), 0, 600, 400)).toEqual([]);
  });

  it('scrolls no further than needed to show a row under its heading', () => {
    expect(reveal(layout, 3, 0, 600)).toBe(0);
    expect(reveal(layout, 20, 0, 600)).toBe(topOf(layout, 20) + 88 - 600);
    expect(reveal(layout, 20, 5000, 600)).toBe(topOf(layout, 20) - 40);
  });
});
