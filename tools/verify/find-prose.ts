import ts from 'typescript';

/** two words of running text one after the other */
const running = /[A-Za-zÀ-ÿ’']{2,} [a-zà-ÿ’']{2,}/;
/** a sentence, not a name of two or three words */
const sentence = /(?:[A-Za-zÀ-ÿ’'-]+ ){3,}[A-Za-zà-ÿ’'-]+/;
/** what joins words or clauses: a program that looks for one takes a sentence apart */
const joints: ReadonlySet<string> = new Set([': ', '; ', '. ', ' and ', ' or ', ' of ', ' et ', ' ou ', ' de ']);
/** methods that look for a text in another, or put one in its place */
const seekers: ReadonlySet<string> = new Set([
  ...['match', 'matchAll', 'replace', 'replaceAll', 'search', 'split'],
  ...['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith'],
]);

/** a pattern's own words: without classes, groups' marks, escapes and what is repeated */
const wordsOf = (pattern: string): string =>
  pattern
    .replace(/\[(?:[^\]\\]|\\.)*\]/g, '_')
    .replace(/\\s[+*]?/g, ' ')
    .replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, '_')
    .replace(/\\(.)/g, '$1')
    .replace(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, '(');

const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.getText();
  return undefined;
};
const isProse = (text: string): boolean => running.test(text) || joints.has(text);

/** what a node does with a sentence; undefined for one that does nothing with any */
const complaintOf = (node: ts.Node): string | undefined => {
  if (ts.isRegularExpressionLiteral(node)) {
    const pattern = node.text.slice(1, node.text.lastIndexOf('/'));
    return running.test(wordsOf(pattern)) ? `matches a sentence: ${node.text}` : undefined;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'RegExp') {
    const text = node.arguments?.map(textOf).find((one) => one !== undefined);
    return text !== undefined && running.test(wordsOf(text)) ? `matches a sentence: ${text}` : undefined;
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && seekers.has(node.expression.name.text)) {
    const [first] = node.arguments;
    const text = first === undefined ? undefined : textOf(first);
    return text !== undefined && isProse(text) ? `looks for a sentence or its parts: "${text}"` : undefined;
  }
  if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText())) {
    const text = textOf(node.left) ?? textOf(node.right);
    return text !== undefined && sentence.test(text) ? `compares with a sentence: "${text}"` : undefined;
  }
  if (ts.isCaseClause(node)) {
    const text = textOf(node.expression);
    return text !== undefined && sentence.test(text) ? `compares with a sentence: "${text}"` : undefined;
  }
  if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name))
    return sentence.test(node.name.text) ? `is found by a sentence: "${node.name.text}"` : undefined;
  return undefined;
};

/**
 * Every place where a source takes a sentence apart, looks for one, compares with one or has one as a key: a sentence is for people, and a
 * program that reads it breaks when it is reworded. `file:line` and what it does.
 */
export const proseIn = (file: string, source: string): readonly string[] => {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const complaint = complaintOf(node);
    if (complaint !== undefined) {
      const { line } = parsed.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1} ${complaint}`);
    }
    ts.forEachChild(node, walk);
  };
  walk(parsed);
  return found;
};
