import assert from 'node:assert/strict';
import { sentenceAt } from '../../../../src/core/text/sentences';

/** Texts with `|` where one sentence ends and the next begins. */
const texts: readonly string[] = [
  'IL-6 rises. |TNF falls.',
  'IL-6 rises! |Why? |Nobody knows.',
  'Emilie et al. found it. |TNF falls.',
  'See Fig. 2 and e.g. IL-6. |TNF falls.',
  'IL-6 at 5.5 pg/ml. |TNF at 3.2 pg/ml.',
  'This needs vitamin D. |The next does not.',
  'Two lines\nof one sentence. |Then\nanother.',
  'Das gilt z. B. für IL-6. |Danach nicht.',
  '(IL-6 rises.) |TNF falls.',
  'He wrote “IL-6 rises.” |Then he left.',
  'Der 2. Patient kam am 3. März in die 1. Gruppe. |Der 3. Patient nicht.',
  'Es waren 2. |Danach kam einer.',
  'They work in group 2. |Patients came.',
  'The U.S. Department paid. |It did so in the U.S. |The others did not.',
  'Given i.v. IL-2 helps. |It was given i.v. |Then it helped.',
  'IL-6 rises. |@berg2010 and -@{lund2011} differ. |See Fig. @fig-dose, Chap. @sec-mice, e.g. @berg2010.',
  'See Suppl. Fig. 3, No. 3 and vol. II of it. |The answer is no. |Indeed.',
  'Es gilt ggf. IL-6, d. h. Interleukin. |Danach nicht.',
  'Voir p. ex. IL-6, c.-à-d. Interleukine. |Après, non.',
  'Según la Dra. Pérez, p. ej. IL-6. |Después, no.',
  'It took 5 min. |The rest took 3 min. IL-6 rose.',
  'PASI 90 was 76 % vs. 55 %. |TNF falls.',
  'It fell (vs. TNF) with p = 0.03. |IL-6 rose (P < .05). |Then it fell.',
  'Cells released IL-2. |The rest died of IL-2.',
  'It rose with IL-2. |55 patients had none.',
  'It fell in mice. |p53 rose, e.g. mRNA of p53. |mTOR fell.',
  'It has ![x](y) and WHO?s in it. |TNF falls!',
  'IL-6は上昇した。|TNFは低下した。',
  'Herr Dr. med. Huber, Fr. Müller und Hr. Maier kamen. |Dann gingen sie.',
  'Es gilt m. a. W. oft, mind. 2 Tage, mit Fieber usw. |Patienten kamen.',
  'Selon MM. Dupont et Roux, chez M. Petit. |Le TNF baisse.',
  'It was 5 M. |Mice got it.',
  'Según Dña. Ana, en la sepsis. |Después, no.',
  'In Jan. 2020 at Mt. Sinai (Sect. 5). |It was in Jan. |Then it fell.',
  'J. R. Smith and A. B. C. Jones came. |It was group A. |E. coli grew.',
  'It took 24 hr. |IL-6 fell in mice, etc. |TNF rose.',
  'It was shown (J. Immunol. 2010) and in N. Engl. J. Med. 12:3. |It was read in J. Exp. Med. and Cell. |Then it fell.',
  'It is hepatitis B. |Mice had none. |It took 5 Med. |Next it fell.',
  'It was an antibody (cat. no. ab123) of lot no. X12. |The answer is no. |p53 fell.',
  'It follows Berg, A. B. (2010) and Berg, A., & Lund, B. et al. here. |It was Berg, A. |Then it fell.',
  'Según D. Juan y la Sta. Teresa, en el s. XXI, cap. IV. |La vitamina D. |Juan la toma.',
  'Nació en el año 460 a. C. en Cos, dijo el Gral. Ruiz. |Luego murió.',
  'En 400 av. J.-C. Hippocrate vint, selon le Pr. Durand. |Né en 460 av. J.-C. |Il mourut.',
  'Au XXe s. Paris changea, art. L. 121, dit J.-P. Serre. |Puis non.',
  'Um 400 v. Chr. Unter Karl V. Regierte Wilhelm II. Kaum, so die Hl. Elisabeth. |Er kam 400 v. Chr. |Danach ging er.',
  'Prof. Dr. h. c. mult. Schmidt und Dipl.-Ing. Meier, lt. Bericht, Bd. II, Art. C. |Ja.',
  'Das ist ein Gen. |Mutationen sind häufig. |Hepatitis C. |Therapie war nötig.',
  'Gen. Lee, Lt. Col. Smith and Sen. Warren met George W. Bush near Park Ave. South. |They left.',
  'State of the art. |A new test with Abs. |B cells died in 5 s. |I left group A. |Patients came.',
  'IL-6 rises.¹ |TNF falls.²,³ |So it is.',
  'No end',
  'Ends with et al.',
];

describe('sentences', () => {
  for (const marked of texts) {
    it(marked, () => {
      const text = marked.replaceAll('|', '');
      for (const sentence of marked.split('|')) {
        const start = text.indexOf(sentence);
        const expected = { start, end: start + sentence.length };
        assert.deepEqual(sentenceAt(text, start), expected);
        assert.deepEqual(sentenceAt(text, start + sentence.length - 1), expected);
      }
    });
  }

  it('end at the end of the text', () => {
    assert.deepEqual(sentenceAt('IL-6 rises. TNF falls.', 22), { start: 12, end: 22 });
    assert.deepEqual(sentenceAt('', 0), { start: 0, end: 0 });
  });
});
