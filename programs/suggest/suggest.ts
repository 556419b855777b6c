import * as z from 'zod';
import { type Example, suggestionsFrom } from '../../domain/suggestion/suggest-type.ts';
import { stemmedLanguages, termsBy } from '../../domain/suggestion/terms-of.ts';
import { BadOption } from '../../world/bad-option.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readTable } from '../../world/history/read-table.ts';
import { readOptions } from '../read-options.ts';

const usage = `npm run --silent suggest -- --train <csv> --test <csv> [--examples <n>] [--language <code>]

  --train <csv>      texts whose type is known, with the columns text and category
  --test <csv>       texts to suggest a type for, with the same columns
  --examples <n>     examples of each type to learn from, the first of the file (default 30)
  --language <code>  ${stemmedLanguages.join(', ')} (default en)

Prints how often the type is the first of the suggestions (top1) or among the three (top3), of all texts, and of those that the margin rule
suggests a type for.`;

const schema = z.object({
  train: z.string({ error: 'is missing: give the CSV file to learn from' }),
  test: z.string({ error: 'is missing: give the CSV file to suggest types for' }),
  examples: z.coerce.number({ error: 'is a whole number' }).int('is a whole number').min(1, 'is at least 1').default(30),
  language: z.enum(stemmedLanguages, { error: `is one of ${stemmedLanguages.join(', ')}` }).default('en'),
});

const columns = z.object({ text: z.string(), category: z.string().min(1, 'is empty: give each text its type') });
const readExamples = async (file: string): Promise<readonly Example[]> => {
  const examples: Example[] = [];
  for await (const { text, category } of readTable(file, columns)) examples.push({ text, type: category });
  if (examples.length === 0) throw new UnreadableFile(`${file} has no row: give a text and its category in each.`);
  return examples;
};

const share = (part: number, of: number): number | null => (of === 0 ? null : Math.round((part / of) * 10_000) / 10_000);
const measured = (results: readonly { readonly types: readonly string[]; readonly type: string }[]) => ({
  n: results.length,
  top1: share(results.filter(({ types, type }) => types[0] === type).length, results.length),
  top3: share(results.filter(({ types, type }) => types.includes(type)).length, results.length),
});

async function main(argv: readonly string[]): Promise<void> {
  const { train, test, examples, language } = readOptions(schema, argv);
  const taken = new Map<string, number>();
  const learned = (await readExamples(train)).filter(({ type }) => {
    const before = taken.get(type) ?? 0;
    taken.set(type, before + 1);
    return before < examples;
  });
  const suggest = suggestionsFrom(learned, termsBy(language));
  const results = (await readExamples(test)).map(({ text, type }) => ({ type, ...suggest(text) }));
  const suggested = results.filter(({ unsure }) => !unsure);
  console.log(
    JSON.stringify(
      { types: taken.size, examples: learned.length, all: measured(results), suggested: measured(suggested) },
      undefined,
      1,
    ),
  );
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption || error instanceof UnreadableFile)) throw error;
  console.error(error instanceof BadOption ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = 1;
}
