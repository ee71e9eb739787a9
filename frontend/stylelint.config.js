// Both directions of writing from one style sheet, and every colour from the tokens.
const physicalByNature = [
  // An overflowing map or table scrolls along its own axes, whatever the script.
  'overflow-x',
  'overflow-y',
];

/** @type {import('stylelint').Config} */
export default {
  extends: ['stylelint-config-standard', 'stylelint-config-html/svelte'],
  plugins: ['stylelint-plugin-logical-css'],
  ignoreFiles: ['dist/**', 'node_modules/**', 'src/lib/wailsjs/**'],
  rules: {
    'logical-css/require-logical-properties': [true, { ignore: physicalByNature }],
    'logical-css/require-logical-keywords': true,
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': ['rgb', 'rgba', 'hsl', 'hsla', 'oklch', 'oklab', 'lab', 'lch', 'hwb'],
    'declaration-no-important': true,
    // A component's styles read in the order of its markup, not of their weight.
    'no-descending-specificity': null,
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
    'custom-property-pattern': '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    'selector-class-pattern': null,
    // Blank lines group what belongs together; the writer knows best.
    'rule-empty-line-before': null,
    'at-rule-empty-line-before': null,
    'custom-property-empty-line-before': null,
    'declaration-empty-line-before': null,
    'comment-empty-line-before': null,
  },
  overrides: [
    {
      files: ['src/lib/design/tokens.css'],
      rules: { 'color-no-hex': null, 'color-named': null, 'function-disallowed-list': null },
    },
  ],
};
