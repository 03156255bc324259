import { describe, expect, it } from 'vitest';
import { byName, countryName, proposedCountry } from '.';

describe('countries', () => {
  it('are proposed from the region of the system’s languages, never from the language alone', () => {
    expect(proposedCountry(['GB', 'DE'], ['en-GB'])).toBe('GB');
    expect(proposedCountry(['GB', 'DE'], ['de'])).toBeNull();
    expect(proposedCountry(['GB', 'DE'], ['fr-FR', 'de-DE'])).toBe('DE');
    expect(proposedCountry(['GB'], ['not a tag', 'en-GB'])).toBe('GB');
  });

  it('have the names of the interface’s language, in its order', () => {
    expect(countryName('DE')).toBe('Germany');
    expect(byName(['GB', 'AU', 'DE']).map(({ value }) => value)).toEqual(['AU', 'DE', 'GB']);
  });
});
