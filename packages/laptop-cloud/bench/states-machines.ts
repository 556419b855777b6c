type Definition = Readonly<Record<string, unknown>>;

/** the same machine in both languages */
export interface Pair {
  readonly jsonata: Definition;
  readonly jsonPath: Definition;
}

/** ten Pass states, each adding a member to what it was given; `mark` makes the text unlike any other */
export function passChain(mark: string): Pair {
  const states = (output: (index: number) => Definition): Definition => {
    const all: Record<string, unknown> = {};
    for (let index = 0; index < 10; index += 1) {
      const way = index === 9 ? { End: true } : { Next: `Step ${index + 1}` };
      all[`Step ${index}`] = { Type: 'Pass', Comment: mark, ...output(index), ...way };
    }
    return all;
  };
  return {
    jsonata: {
      QueryLanguage: 'JSONata',
      StartAt: 'Step 0',
      States: states((index) => ({ Output: { id: '{% $states.input.id %}', step: index, mark } })),
    },
    jsonPath: { StartAt: 'Step 0', States: states((index) => ({ Parameters: { 'id.$': '$.id', step: index, mark } })) },
  };
}

/** a Map whose item processor has one Pass */
export function mapOver(): Pair {
  const processor = (pass: Definition): Definition => ({
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: 'Take',
    States: { Take: { Type: 'Pass', ...pass, End: true } },
  });
  return {
    jsonata: {
      QueryLanguage: 'JSONata',
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          Items: '{% $states.input.items %}',
          ItemProcessor: processor({ Output: { id: '{% $states.input.id %}' } }),
          End: true,
        },
      },
    },
    jsonPath: {
      StartAt: 'Each',
      States: {
        Each: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: processor({ Parameters: { 'id.$': '$.id' } }), End: true },
      },
    },
  };
}
