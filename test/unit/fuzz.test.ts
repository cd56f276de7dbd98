import { properties, run } from '../fuzz/properties.ts';

// The same two thousand cases each time; `npm run fuzz` tries a hundred thousand new ones.

describe('whatever comes:', () => {
  for (const property of properties) {
    it(property.name, () => run(property, 2000, 20_261_120));
  }
});
