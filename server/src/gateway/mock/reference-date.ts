/** What mock data takes for now, so that the same request gets the same dates next year. Our choice. */
export const REFERENCE_DATE = new Date('2026-01-01T08:00:00.000Z');
