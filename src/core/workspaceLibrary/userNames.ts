import { t } from '@vscode/l10n';
import type { DatasetEntry, DatasetProblem, NodePath } from '../dataset/datasetFile';
import type { Entity, EntityId, NameForm } from '../library/schema';
import { takesPlural } from '../recognise/entityNames';
import { spellings } from '../recognise/spellings';
import { foldText, isWordUnit } from '../text/fold';

/** The most numbers and Greek letters in a name: each at least doubles the number of spellings. */
const MOST_PARTS = 6;
const LONGEST_NAME = 200;
/** The most names of the user; an automaton of more takes too long to build while the user types. */
const MOST_NAMES = 20_000;

/** Returns the entity of the library whose name is the whole text. */
export type EntityNamed = (text: string) => Entity | undefined;

/**
 * The names that the user gives to entities: each spelling belongs to one entity only.
 *
 * A name belongs to the entity to which the user gives it, whatever it means in the library. If only another
 * spelling of it is a name in the library, the name is reported and left out: the user has not said that this
 * spelling means something else.
 */
export class UserNameClaims {
  private readonly claims = new Map<string, { readonly id: EntityId; readonly text: string }>();
  private count = 0;

  constructor(private readonly entityNamed: EntityNamed) {}

  /**
   * Claims the names in an entry.
   *
   * @param entity the complete entity of the entry
   * @returns the names that it gets, including those that the library already gives it
   */
  claimAll(
    entity: Entity,
    forms: readonly NameForm[],
    problemAt: DatasetEntry<unknown>['problemAt'],
    problems: DatasetProblem[],
  ): NameForm[] {
    return forms.filter((form, index) => {
      const message = this.claim(entity, form);
      if (typeof message === 'string') {
        const node: NodePath = ['synonyms', index, 'text'];
        problems.push(problemAt(node, message));
      }
      return message === undefined;
    });
  }

  /** Why the entity cannot have a name; false if it already has the name. */
  private claim(entity: Entity, form: NameForm): string | false | undefined {
    if (!isWordUnit(form.text.charCodeAt(0))) {
      return t('"{0}" must begin with a letter or digit', form.text);
    }
    const parts = form.text.match(/\p{Script=Greek}|\p{N}+|alpha|beta|gamma|delta|kappa/gu) ?? [];
    if (form.text.length > LONGEST_NAME || parts.length > MOST_PARTS) {
      return t('"{0}" is too long a name', form.text);
    }
    if (this.count >= MOST_NAMES) {
      return t('there are more names than Cytonote can search for');
    }
    const all = spellings(form, takesPlural(entity, form)).map(({ text }) => text);
    const folded = all.map(foldText);
    const taken = folded.flatMap((spelling) => this.claims.get(spelling) ?? [])[0];
    if (taken) {
      return taken.id !== entity.id && t('"{0}" is already a name of "{1}"', form.text, taken.id);
    }
    const meant = this.entityNamed(form.text)?.id;
    for (const spelling of all.slice(1)) {
      const other = this.entityNamed(spelling)?.id;
      if (other !== undefined && other !== entity.id && other !== meant) {
        return t('"{0}" is also spelled "{1}", a name of "{2}"', form.text, spelling, other);
      }
    }
    for (const spelling of folded) {
      this.claims.set(spelling, { id: entity.id, text: form.text });
    }
    this.count++;
    return undefined;
  }
}
