/** For each of the five seed documents: a place in a sample note that is about it but does not cite it yet. */
export interface Seed {
  readonly key: string;
  readonly note: string;
  /** A mention to hover; `range` is the range that the editor should report for it. */
  readonly at: string;
  readonly range: string;
  /** The entity, to whose page the card leads: the card itself has only three of many publications. */
  readonly pageOf: string;
  /** The beginning of the finding on the page of the source. */
  readonly finding: string;
  /** The beginning of the summary of the source on its page. */
  readonly summary: string;
  /** A mention in a sentence that the source fits. */
  readonly citeAt: string;
  /** The title of the quick fix. */
  readonly action: string;
  /** The end of the sentence before and after it has been cited. */
  readonly before: string;
  readonly after: string;
  /** The label of the source in the tree and in the tab of its page. */
  readonly reference: string;
}

export const seeds: readonly Seed[] = [
  {
    key: 'emilie1998',
    note: 'hiv-cytokines.md',
    at: 'Chemokine receptors are coreceptors',
    range: 'Chemokine receptors',
    pageOf: 'chemokine-receptors',
    finding: 'HIV uses chemokine receptors as coreceptors',
    summary: 'This review sets out how HIV infection upsets cytokine production',
    citeAt: 'Chemokine receptors are coreceptors',
    action: 'Cite Emilie et al. 1998: Cytokines and chemokines in HIV infection…',
    before: 'govern which cells it infects.',
    after: 'govern which cells it infects [@emilie1998].',
    reference: 'Emilie et al. 1998',
  },
  {
    key: 'borradori1987',
    note: 'il-2-therapy.md',
    at: 'Interleukin-2 is a lymphokine',
    range: 'Interleukin-2',
    pageOf: 'il-2',
    finding: 'IL-2 is a lymphokine that T cells release',
    summary: 'This German review presents IL-2 as a T-cell lymphokine',
    citeAt: 'Interleukin-2 is a lymphokine',
    action: 'Cite Borradori et al. 1987: [Interleukin-2: molecular, physiological and…',
    before: 'with an antigen or a mitogen.',
    after: 'with an antigen or a mitogen [@borradori1987].',
    reference: 'Borradori et al. 1987',
  },
  {
    key: 'il6infectious',
    note: 'il-6-sepsis-covid.md',
    at: 'Tocilizumab blocks',
    range: 'Tocilizumab',
    pageOf: 'tocilizumab',
    finding: 'Tocilizumab, which blocks the IL-6 receptor',
    summary: 'This unsigned web page introduces IL-6 in infection',
    citeAt: 'IL-6 blockade can impair',
    action: 'Cite il 6 - Infectious Diseases (n.d.)',
    before: 'secondary infections\nare a risk.',
    after: 'secondary infections\nare a risk [@il6infectious].',
    reference: 'il 6 - Infectious Diseases (n.d.)',
  },
  {
    key: 'trenova2016',
    note: 'ms-immune-therapies.md',
    at: 'Glatiramer acetate, too',
    range: 'Glatiramer acetate',
    pageOf: 'glatiramer-acetate',
    finding: 'The benefit of glatiramer acetate',
    summary: 'This review looks at cytokines as messengers',
    citeAt: 'cytokine production, and part',
    action: 'Cite Trenova & Slavov 2016: Cytokines in Multiple Sclerosis – Possible…',
    before: 'its benefit is put down to it.',
    after: 'its benefit is put down to it [@trenova2016].',
    reference: 'Trenova & Slavov 2016',
  },
  {
    key: 'strouse2007',
    note: 'pain-and-depression.md',
    at: 'Proinflammatory cytokines belong',
    range: 'Proinflammatory cytokines',
    pageOf: 'proinflammatory-cytokines',
    finding: 'Proinflammatory cytokines take part in',
    summary: 'This review asks how proinflammatory cytokines might lead',
    citeAt: 'Proinflammatory cytokines belong',
    action: 'Cite Strouse 2007: The relationship between cytokines and…',
    before: 'sickness behaviour is a\npart.',
    after: 'sickness behaviour is a\npart [@strouse2007].',
    reference: 'Strouse 2007',
  },
];
