package stdlib

import (
	"errors"

	"campaignc/interp"
	"campaignc/lang"
)

// newTableFunctions makes the functions that look into tables.
func newTableFunctions() []interp.Function {
	cache := &tableCache{}
	return []interp.Function{
		{Function: lang.Function{
			Form: "lookup(table: table, key: text..., give: constant?, default: T?) T",
			Doc: "Finds the first row whose leading columns match the keys, one column each, without regard to case and outer space; a cell that is " +
				"empty or `*` matches anything. Gives the next column, or the one that give names; when no row matches, default, or " +
				"nothing.",
			Example: `lookup(countries, " U.S.A. ", default: "?") == "United States"`,
			Empty:   true,
		}, Body: cache.lookup, Find: cache.finder},
		{Function: lang.Function{
			Form: "first_match(table: table, text: text, give: constant?, default: T?) T",
			Doc: "Finds the first row whose first column, a pattern in which `*` stands for any text, matches the whole text, without regard to " +
				"case and outer space. Gives the next column, or the one that give names; when no row matches, default, or nothing.",
			Example: `first_match(job_levels, "Senior Vice President, Sales", default: 0) is 20`,
			Empty:   true,
		}, Body: cache.firstMatch},
	}
}

// Reasons that the checker rules out.
var (
	errManyKeys = errors.New("the table has no column behind the keys")
	errNoColumn = errors.New("the table has no column of that name")
)

func (c *tableCache) lookup(env *interp.Env, args []lang.Value) (lang.Value, error) {
	t, keys := args[0].Table, args[1].List
	if len(keys) > min(len(t.Columns), keysLimit) {
		return none, errManyKeys
	}
	texts := make([]string, len(keys))
	for i := range keys {
		texts[i] = keys[i].Text
	}
	row := c.of(t).byKeys(t, len(keys)).find(texts)
	return cell(env, t, row, len(keys), args[2:])
}

// finder is lookup for a call whose table, column and number of keys are known.
func (c *tableCache) finder(t *lang.Table, keys int, give string) (func([]string) (string, bool), error) {
	column := columnOf(t, give, keys)
	if keys > min(len(t.Columns), keysLimit) || column < 0 {
		return nil, errManyKeys
	}
	index := c.of(t).byKeys(t, keys)
	return func(texts []string) (string, bool) {
		row := index.find(texts)
		if row < 0 {
			return "", false
		}
		return t.Rows[row][column], true
	}, nil
}

func (c *tableCache) firstMatch(env *interp.Env, args []lang.Value) (lang.Value, error) {
	t := args[0].Table
	if len(t.Columns) == 0 {
		return none, errManyKeys
	}
	row := c.of(t).byPattern(t).find(args[1].Text)
	return cell(env, t, row, 1, args[2:])
}

// cell is the value of a row in the column that a look-up gives; options are
// its column and default.
func cell(env *interp.Env, t *lang.Table, row, keys int, options []lang.Value) (lang.Value, error) {
	column := columnOf(t, options[0].Text, keys)
	if column < 0 {
		return none, errNoColumn
	}
	if row < 0 {
		return options[1], nil
	}
	return lang.ParseValue(t.Columns[column].Type, t.Rows[row][column], env.Zone.Location())
}
