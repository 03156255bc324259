// Tones, made here: nothing is loaded, and nothing sounds before somebody asked for it.

/** −20 dBFS at most (docs/adr/0059). */
const LOUD = 0.1;
const LOW = 196;
const HIGH = 294;

export class Sound {
  #context: AudioContext | null = null;
  #tone: { oscillator: OscillatorNode; gain: GainNode } | null = null;

  #ready(): AudioContext {
    this.#context ??= new AudioContext();
    void this.#context.resume();
    return this.#context;
  }

  #start(frequency: number, at: number): { oscillator: OscillatorNode; gain: GainNode } {
    const context = this.#ready();
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    return { oscillator, gain };
  }

  /** A short tone, under a second: higher for what rises. */
  cue(to: number): void {
    const now = this.#ready().currentTime;
    const { oscillator, gain } = this.#start(LOW + (HIGH - LOW) * to, now);
    gain.gain.linearRampToValueAtTime(LOUD, now + 0.12);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + 0.85);
    oscillator.stop(now + 0.9);
  }

  /** The bell at the end, low and soft. */
  bell(): void {
    this.hush();
    const now = this.#ready().currentTime;
    const { oscillator, gain } = this.#start(LOW / 2, now);
    gain.gain.linearRampToValueAtTime(LOUD, now + 0.05);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + 0.95);
    oscillator.stop(now + 1);
  }

  /** A tone that goes from one height to the other in so many seconds, for eyes that are closed; silence where it stands still low. */
  glide(from: number, to: number, seconds: number): void {
    this.hush();
    if (from === to) return;
    const now = this.#ready().currentTime;
    const pitch = (level: number): number => LOW + (HIGH - LOW) * level;
    const tone = this.#start(pitch(from), now);
    tone.oscillator.frequency.setValueAtTime(pitch(from), now);
    tone.oscillator.frequency.linearRampToValueAtTime(pitch(to), now + seconds);
    const soft = Math.min(0.4, seconds / 3);
    tone.gain.gain.linearRampToValueAtTime(LOUD / 2, now + soft);
    tone.gain.gain.setValueAtTime(LOUD / 2, now + Math.max(soft, seconds - soft));
    tone.gain.gain.linearRampToValueAtTime(0, now + seconds);
    tone.oscillator.stop(now + seconds + 0.05);
    this.#tone = tone;
  }

  /** Silence, without a click. */
  hush(): void {
    const tone = this.#tone;
    this.#tone = null;
    if (!tone || !this.#context) return;
    const now = this.#context.currentTime;
    tone.gain.gain.cancelScheduledValues(now);
    tone.gain.gain.setTargetAtTime(0, now, 0.03);
    tone.oscillator.stop(now + 0.2);
  }

  close(): void {
    void this.#context?.close();
    this.#context = null;
    this.#tone = null;
  }
}
