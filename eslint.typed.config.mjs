import tseslint from 'typescript-eslint';

// The typed lint of all our code, shipped or not; n8n's own lint (eslint.config.mjs) comes on top
// for what ships.
export default tseslint.config(
	{ ignores: ['dist/**', 'coverage/**', 'node_modules/**', '**/*.js', '**/*.mjs', '**/*.cjs'] },
	{ linterOptions: { noInlineConfig: true } },
	...tseslint.configs.strictTypeChecked,
	{
		languageOptions: {
			parserOptions: {
				project: ['./tsconfig.test.json', './tsconfig.tools.json'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: false },
			],
			'@typescript-eslint/strict-boolean-expressions': [
				'error',
				{ allowString: false, allowNumber: false, allowNullableObject: true },
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/naming-convention': [
				'error',
				{
					selector: 'variable',
					modifiers: ['const', 'global'],
					format: ['camelCase', 'PascalCase'],
				},
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'ImportSpecifier[importKind="type"]',
					message: 'Types have an import of their own: import type { … }.',
				},
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
);
