// Invented lines for the made-up journal of the development server.

/** Beginnings of entries, with the mood (1–5) they might come with. */
export const LINES: readonly (readonly [number, string])[] = [
  [
    2,
    'Ate at the kitchen counter again, standing. Noticed it, laid one place, sat down. The soup was too salty and I finished it.',
  ],
  [4, 'Tomas burned the onions and opened every window. We ate in our coats and could not stop laughing.'],
  [
    1,
    'The radio in the kitchen still has her station. I turned it on by mistake and stood there until the news.',
  ],
  [3, 'Sorted one drawer. Kept the string, threw out the keys that fit nothing.'],
  [4, 'Walked the long way along the canal. Two herons, and a boy who told me which one was the boss.'],
  [2, 'Woke at four and did the sums about money until it was light. They came out the same each time.'],
  [5, 'The seedlings are up. Eleven of fourteen. I told everybody at the meeting and nobody minded.'],
  [3, 'An ordinary day. Washing, two letters, a phone call with Priya about her knee.'],
  [
    1,
    'Could not get to the group. Got as far as the bus stop and came home. The kettle, the blanket, the dark.',
  ],
  [4, 'Said out loud that I am scared of the winter. Three people nodded before I had finished.'],
  [2, 'Long argument in my head with somebody who was not there. Went for bread instead.'],
  [5, 'Swam. The cold takes all the words away and then gives them back one by one.'],
  [3, 'Doctor moved the appointment again. Wrote down what I want to ask, so that it is not lost.'],
  [4, 'Café with Noor. She remembered what I had said in March. I had not remembered it myself. 🌿'],
  [2, 'Heute war wieder alles zu laut. Abends am Fenster gesessen, bis die Laternen angingen.'],
  [3, '今日は雨。窓辺でお茶を飲んで、古い手紙を読み返した。'],
  [4, 'خرجت اليوم وحدي إلى السوق، وكان ذلك كافياً.'],
  [3, ''],
  [4, ''],
  [2, ''],
];

/** One long entry with marks of every kind. */
export const LONG = `Dad rang at six, before I had my coat off. He had found her reading glasses behind the radiator and did not know what to do with them. Neither of us said anything for a while. It was not a bad silence.

### What was hard

- Coming home to the dark hall
- Some evenings everything is the same grey, and I am tired of pretending to Tomas that it is not

### What held

- The list on the fridge. I did number three.
- The Thursday group is tomorrow, and I am going, even if I only sit

> You do not have to be good at this. You only have to stay in the room.

Somebody said that last week. I wrote it on my hand, and then [on a page about it](https://example.org/page) too.

1. Bread
2. Stamps
3. **Ring the surgery before nine**
`;

export const LONG_HTML = `<p>Dad rang at six, before I had my coat off. He had found her reading glasses behind the radiator and did not know what to do with them. Neither of us said anything for a while. It was not a bad silence.</p>
<h3>What was hard</h3>
<ul><li>Coming home to the dark hall</li><li>Some evenings everything is the same grey, and I am tired of pretending to Tomas that it is not</li></ul>
<h3>What held</h3>
<ul><li>The list on the fridge. I did number three.</li><li>The Thursday group is tomorrow, and I am going, even if I only sit</li></ul>
<blockquote><p>You do not have to be good at this. You only have to stay in the room.</p></blockquote>
<p>Somebody said that last week. I wrote it on my hand, and then <a href="https://example.org/page">on a page about it</a> too.</p>
<ol><li>Bread</li><li>Stamps</li><li><strong>Ring the surgery before nine</strong></li></ol>`;
