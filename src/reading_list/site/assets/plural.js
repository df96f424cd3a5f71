// A number with its noun, in the plural form of the page's language.

const rules = new Intl.PluralRules(document.documentElement.lang);

/** ``forms``: the words by category, with # for the number (reading_list.site.language). */
export const counted = (forms, number) =>
  (forms[rules.select(number)] ?? forms.other).replace("#", number);
