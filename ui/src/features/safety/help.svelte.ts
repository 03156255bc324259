import { backend, type HelpView, type SafetyShown } from '@/backend';
import { proposedCountry } from '@/shared/country';

/** The lines of one country: which, whether it was chosen or only proposed, and the way to another. */
export class HelpLines {
  view = $state.raw<HelpView | null>(null);
  countries = $state.raw<string[]>([]);
  /** One's own lines and plan; while the journal is locked, only if that was chosen. */
  own = $state.raw<SafetyShown>({ plan: [], own: [] });
  /** Proposed from the system's language; nobody chose it yet. */
  proposed = $state(false);
  failure = $state.raw<unknown>(null);

  /** Reads what is one's own. That it cannot be read hides none of the rest. */
  async loadOwn(): Promise<void> {
    try {
      this.own = await backend.safetyShown();
    } catch {
      this.own = { plan: [], own: [] };
    }
  }

  async load(): Promise<void> {
    void this.loadOwn();
    try {
      const [prefs, countries] = await Promise.all([backend.deviceGet(), backend.safetyCountries()]);
      this.countries = countries;
      const country = prefs.country ?? proposedCountry(countries);
      this.proposed = prefs.country === null && country !== null;
      this.view = await backend.safetyHelp(country);
      this.failure = null;
    } catch (thrown) {
      this.failure = thrown;
    }
  }

  /** Shows another country and remembers it on this computer. */
  async choose(country: string): Promise<void> {
    try {
      this.view = await backend.safetyHelp(country);
      this.proposed = false;
      this.failure = null;
      await backend.deviceSet({ ...(await backend.deviceGet()), country });
    } catch (thrown) {
      this.failure = thrown;
    }
  }
}
