import assert from 'node:assert/strict';
import { isWordUnit } from '../../../../src/core/text/fold';

describe('word units', () => {
  it('are letters and digits that are not raised, and not halves of pairs', () => {
    const raised = new Set('²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹ⁿʰʱʲʳʴʵʶʷʸˡˢᵃᵇᶜᵈᵉᶠᵍᵏᵐᵒᵖᵗᵘᵛᶻ');
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const isWord = /[\p{L}\p{N}]/u.test(character) && !raised.has(character);
      assert.equal(isWordUnit(unit), isWord, unit.toString(16));
    }
  });
});
