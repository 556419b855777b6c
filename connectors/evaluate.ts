import jsonata from 'jsonata';

const compiled = new Map<string, jsonata.Expression>();

/** the value of a JSONata expression, as plain JSON; undefined for nothing. Rejects as JSONata does */
export const evaluate = async (expression: string, input: unknown): Promise<unknown> => {
  const known = compiled.get(expression) ?? jsonata(expression);
  compiled.set(expression, known);
  const answer: unknown = await known.evaluate(input);
  // what JSONata gives has properties of its own beside the values
  return answer === undefined ? undefined : JSON.parse(JSON.stringify(answer));
};
