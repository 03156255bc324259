// A chart as a file: an SVG that stands alone, and the same as a PNG.

/** What a shape looks like, as attributes every program that reads SVG knows. */
const LOOKS = [
  // The opacity of a colour may be part of it, so it comes first and is then put right.
  'fill-opacity',
  'fill',
  'stroke-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;
const COLOURS = new Set<string>(['fill', 'stroke']);

const SVG = 'http://www.w3.org/2000/svg';
/** Around the figure, in its own units. */
const MARGIN = 16;
/** Above it, for the title. */
const TITLE = 32;
/** Dots of a PNG for each unit. */
const FINE = 3;

/** Any colour CSS knows as red, green, blue and opacity: other programs know no more. */
function plainColours(): (colour: string) => { colour: string; opacity: number } {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, { colour: string; opacity: number }>();
  return (colour) => {
    const held = known.get(colour);
    if (held) return held;
    let plain = { colour: 'none', opacity: 1 };
    if (pen && colour !== 'none') {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 255] = pen.getImageData(0, 0, 1, 1).data;
      const digits = [r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('');
      plain = { colour: `#${digits}`, opacity: a / 255 };
    }
    known.set(colour, plain);
    return plain;
  };
}

function dress(from: Element, to: Element, plain: ReturnType<typeof plainColours>): void {
  const looks = getComputedStyle(from);
  for (const name of LOOKS) {
    const value = looks.getPropertyValue(name);
    if (!value) continue;
    if (!COLOURS.has(name)) {
      to.setAttribute(name, value);
      continue;
    }
    const { colour, opacity } = plain(value);
    to.setAttribute(name, colour);
    if (opacity < 1) {
      const own = Number(looks.getPropertyValue(`${name}-opacity`) || 1);
      to.setAttribute(`${name}-opacity`, (own * opacity).toFixed(3));
    }
  }
  for (const name of ['class', 'style', 'tabindex', 'role']) to.removeAttribute(name);
  [...from.children].forEach((child, i) => {
    const copy = to.children[i];
    if (copy) dress(child, copy, plain);
  });
}

/** The figure as a file of its own, with its title, on the paper of the window. `viewBox` says how large it is. */
export function svgOf(figure: SVGSVGElement, title: string): { text: string; width: number; height: number } {
  const plain = plainColours();
  const [, , w = 0, h = 0] = (figure.getAttribute('viewBox') ?? '').split(/\s+/).map(Number);
  const [width, height] = [w + 2 * MARGIN, h + 2 * MARGIN + TITLE];
  const copy = figure.cloneNode(true) as SVGSVGElement;
  dress(figure, copy, plain);
  const sheet = document.createElementNS(SVG, 'svg');
  sheet.setAttribute('xmlns', SVG);
  sheet.setAttribute('width', String(width));
  sheet.setAttribute('height', String(height));
  sheet.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', String(width));
  paper.setAttribute('height', String(height));
  paper.setAttribute('fill', plain(getComputedStyle(document.body).backgroundColor).colour);
  const words = document.createElementNS(SVG, 'text');
  const heading = getComputedStyle(figure);
  words.setAttribute('x', String(MARGIN));
  words.setAttribute('y', String(MARGIN + 14));
  words.setAttribute('font-family', heading.fontFamily);
  words.setAttribute('font-size', '18');
  words.setAttribute('fill', plain(heading.color).colour);
  words.textContent = title;
  const place = document.createElementNS(SVG, 'g');
  place.setAttribute('transform', `translate(${MARGIN} ${MARGIN + TITLE})`);
  place.append(...copy.childNodes);
  sheet.append(paper, words, place);
  const text = new XMLSerializer().serializeToString(sheet);
  return { text, width, height };
}

/** The same as dots. */
export async function pngOf(figure: SVGSVGElement, title: string): Promise<Uint8Array> {
  const { text, width, height } = svgOf(figure, title);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * FINE;
    canvas.height = height * FINE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const dots = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!dots) throw new Error('no picture');
    return new Uint8Array(await dots.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
