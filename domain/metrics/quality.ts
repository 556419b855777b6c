import { type Rate, rate } from './rate.ts';

/** Straight-through = decided without a person / decided. */
export function straightThrough(withoutPerson: number, decided: number): Rate {
  return rate(withoutPerson, decided);
}

/** First-time-right = accepted at first submission / first submissions. */
export function firstTimeRight(acceptedAtFirst: number, firstSubmissions: number): Rate {
  return rate(acceptedAtFirst, firstSubmissions);
}

/** CSAT = good (4 or 5) / rated; response rate = rated / offered. `ratings` has one entry per offer, undefined where none came. */
export function csatFigures(ratings: readonly (number | undefined)[]): { readonly csat: Rate; readonly responseRate: Rate } {
  const rated = ratings.filter((one) => one !== undefined);
  return { csat: rate(rated.filter((one) => one >= 4).length, rated.length), responseRate: rate(rated.length, ratings.length) };
}
