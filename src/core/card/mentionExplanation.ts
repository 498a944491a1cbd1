import { t } from '@vscode/l10n';
import type { Library } from '../library/library';
import type { Mention } from '../recognise/recogniser';

/** Says in one sentence why a mention was taken for its entity. */
export function explainMention(library: Library, { entity, surface, form, rule }: Mention): string {
  const label = library.entity(entity)?.label ?? entity;
  switch (rule) {
    case 'name':
      return form.needs
        ? t(
            '“{0}” is ambiguous, but this note shows elsewhere that it is about {1}.',
            surface,
            label,
          )
        : t('“{0}” is a spelling of “{1}”, a name of {2}.', surface, form.text, label);
    case 'latin':
      return t('“{0}” is “{1}” with a Latin letter, a name of {2}.', surface, form.text, label);
    case 'prefix':
      return t(
        '“{0}” is “{1}” behind a sign of its species, production or form, a name of {2}.',
        surface,
        form.text,
        label,
      );
    case 'ending':
      return t('“{0}” is “{1}” with an ending, a name of {2}.', surface, form.text, label);
    case 'acronym':
      return t('“{0}” is “{1}” with an acronym in it, a name of {2}.', surface, form.text, label);
    case 'partner':
      return t('“{0}” shares its head with the names beside it: {1}.', surface, label);
    case 'defined':
      return t('“{0}” is defined in this note as an abbreviation of {1}.', surface, label);
  }
}
