/** days the files of a back-test stay: stories of merchants are among them, and go well within the month the law gives an erasure */
export const backtestDays = 7;

/** merchants in one file of stories: some seconds of playing */
export const merchantsInShard = 25;

/** keys of the files of one back-test, in its bucket */
export const filesOf = (job: string) => {
  const folder = `jobs/${job}`;
  return {
    /** what was asked: the draft, and until when */
    ask: `${folder}/ask.json`,
    /** both policies, as they were when it began */
    setting: `${folder}/setting.json`,
    stories: (shard: string): string => `${folder}/stories/${shard}.jsonl`,
    /** lines that name the files of stories: what the Map Run reads */
    index: `${folder}/index/`,
    indexOf: (part: number): string => `${folder}/index/${part}.jsonl`,
    /** what a part of the merchants was found to be before anything was played */
    partOf: (part: number): string => `${folder}/parts/${part}.json`,
    played: (shard: string): string => `${folder}/played/${shard}.json`,
    report: `${folder}/report.json`,
  };
};

/** which back-test the console shows: the one that was begun last */
export const currentKey = 'current.json';
