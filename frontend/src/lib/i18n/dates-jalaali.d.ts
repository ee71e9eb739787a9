// What the tests ask of jalaali-js, which comes without types.
declare module 'jalaali-js' {
  export function toJalaali(gy: number, gm: number, gd: number): { jy: number; jm: number; jd: number };
}
