/**
 * A note of about the given length in UTF-16 units, with all constructs of notes; the same each time.
 *
 * Every section defines a link and a footnote, and uses those of the previous section.
 */
export function largeNote(length: number): string {
  const sections = ['---\ntitle: Cytokines\n---\n\n'];
  let written = 0;
  for (let number = 1; written < length; number++) {
    const section = sectionOf(number);
    sections.push(section);
    written += section.length;
  }
  return sections.join('');
}

function sectionOf(number: number): string {
  return `## ${number}. IL-6 and TNF-α in *sepsis*

Serum IL-**6** rose within ${number} h ([@emilie1998, p. ${number}]; see \`il6.csv\`) while
interferon-γ fell, as [others][s${Math.max(1, number - 1)}] found.[^n${number}] Blocking it with
tocilizumab costs $${number} and changed $x_${number}$ of all cytokines &amp; more.

- IL-6 in *plasma*, ${number} pg/mL
  - TNF-α lower
- interferon-γ [@key${number}; see @other, p. 3]

| cytokine | level |
|----------|-------|
| IL-6     | ${number}  |
| TNF-α    | none  |

> A quotation about tocilizumab (${number} mg)
goes on lazily with TNF-α.

\`\`\`python
il6 = ${number}
\`\`\`

Colony-stimulating factors and CSF, https://x.example/${number}, were not measured in any of the
patients who had been given tocilizumab before; ${'the rest of them was followed up. '.repeat(number % 4)}

[s${number}]: https://example.org/${number}
[^n${number}]: A footnote about IL-6.

`;
}
