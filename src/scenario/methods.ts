/** The methods of HTTP. By themselves, so that a simulation need not bring the schema. */

/** True where a method may be sent again without asking (RFC 9110 9.2.2). */
export const idempotent = {
  GET: true,
  HEAD: true,
  OPTIONS: true,
  PUT: true,
  DELETE: true,
  POST: false,
  PATCH: false,
} as const;

export type Method = keyof typeof idempotent;
