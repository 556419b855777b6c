// the package's own types describe its CommonJS build, and Node loads the other one
declare module 'highs' {
  interface Options {
    readonly output_flag: boolean;
    readonly time_limit: number;
    readonly random_seed: number;
  }
  interface Solution {
    readonly Status: string;
    readonly Columns: Readonly<Record<string, { readonly Primal?: number }>>;
  }
  const load: () => Promise<{ solve(problem: string, options: Options): Solution }>;
  export default load;
}
