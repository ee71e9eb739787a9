package exchange_test

import (
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
)

const unitsFile = "کد,نام,بالادست,تلفن,ساعات کار,سمت سرپرست,مهلت نظر,مهلت پیام,مهلت گزارش,مهلت پرسش\n" +
	"U-2,شهرداری منطقهٔ ۱,معاونت فنی,۰۳۱-۵۵۰۰۰۰۱۱,شنبه تا چهارشنبه,شهردار-منطقه-R1,۵,3,,\n" +
	"U-1,معاونت فنی,,,,,,,7,\n"

// TestUnits_AreNamed: a project and a post name a unit by its code or any spelling of its
// title; a name that is no unit's is kept and told once.
func TestUnits_AreNamed(t *testing.T) {
	w := newWorld()
	files := map[string]string{
		"areas.csv":  "کد,رده,نام\nR1,منطقه,منطقهٔ ۱\n",
		"واحدها.csv": unitsFile,
		"projects.csv": "کد,عنوان,حوزه,نوع,وضعیت,واحد مسئول\n" +
			"K-1,پل,عمرانی,احداث,در حال اجرا,شهر‌داري منطقۀ 1\n" +
			"K-2,پل,عمرانی,احداث,در حال اجرا,U-1\n" +
			"K-3,پل,عمرانی,احداث,در حال اجرا,سازمان ناپیدا\n" +
			"K-4,پل,عمرانی,احداث,در حال اجرا,سازمان ناپیدا\n" +
			"K-5,پل,عمرانی,احداث,در حال اجرا,\n",
		"trustees.csv": "کد,نام,سمت,واحد,نامه‌ها,محدوده\nT-1,مریم رضایی,شهردار منطقه,شهرداری منطقهٔ ۱,خود سمت پاسخ می‌دهد,R1\n",
	}
	batch, problems := w.read(t, files)
	if len(problems) != 1 || problems[0].Key != "unit.unlisted" || problems[0].Level != didban.LevelWarning || problems[0].Args["count"] != "2" {
		t.Fatalf("problems %s", show(problems))
	}
	units := map[didban.ID]*didban.Unit{}
	var post *didban.Post
	var told []string
	for _, n := range batch.Nouns {
		switch n := n.(type) {
		case *didban.Unit:
			units[n.ID] = n
		case *didban.Post:
			post = n
		case *didban.Project:
			code := ""
			if u := units[n.UnitID]; u != nil {
				code = u.Code
			}
			told = append(told, strings.Join([]string{n.Code, n.Unit, code}, "|"))
		}
	}
	want := []string{"K-1|شهر‌داري منطقۀ 1|U-2", "K-2|معاونت فنی|U-1", "K-3|سازمان ناپیدا|", "K-4|سازمان ناپیدا|", "K-5||"}
	if !slices.Equal(told, want) {
		t.Errorf("got %q, want %q", told, want)
	}
	if post == nil || units[post.UnitID] == nil || units[post.UnitID].Code != "U-2" || post.Letters != didban.LettersAccepts {
		t.Fatalf("post %+v", post)
	}
	region := units[post.UnitID]
	if region.HeadPost != post.ID || units[region.Parent].Code != "U-1" || region.Phone != "۰۳۱-۵۵۰۰۰۰۱۱" || region.Deadlines != (didban.Deadlines{Comment: 5, Message: 3}) {
		t.Errorf("unit %+v", region)
	}
	w.write(batch.Nouns)
	if again, problems := w.read(t, files); len(again.Nouns) > 0 {
		t.Errorf("changed again: %s, %s", encode(t, again.Nouns), show(problems))
	}
}

// TestUnits_AColumnOfTheirOwn goes before the words, and names what is there.
func TestUnits_AColumnOfTheirOwn(t *testing.T) {
	w := newWorld()
	batch, problems := w.read(t, map[string]string{
		"units.csv": "code,title\nU-1,معاونت فنی\n",
		"projects.csv": "code,title,domain,type,status,unit,unitId\n" +
			"K-1,پل,civil,construction,implementation,دایرهٔ پل‌ها,معاونت فنی\nK-2,پل,civil,construction,implementation,معاونت فنی,\n",
	})
	var got []string
	for _, n := range batch.Nouns {
		if p, ok := n.(*didban.Project); ok {
			got = append(got, p.Unit+map[bool]string{true: "", false: " has one"}[p.UnitID == ""])
		}
	}
	if want := []string{"دایرهٔ پل‌ها has one", "معاونت فنی"}; !slices.Equal(got, want) || len(problems) > 0 {
		t.Errorf("got %q, %s", got, show(problems))
	}
}

func TestUnits_Faults(t *testing.T) {
	for name, test := range map[string]struct{ rows, want string }{
		"its own parent":      {"U-1,الف,U-1,\n", "unit.loop"},
		"parents in a circle": {"U-1,الف,U-2,\nU-2,ب,U-1,\n", "unit.loop"},
		"a parent of nowhere": {"U-1,الف,U-9,\n", "ref.unknown"},
		"two of one name":     {"U-1,الف,,\nU-2,الف,,\nU-3,ب,الف,\n", "ref.ambiguous"},
		"a year and more":     {"U-1,الف,,251\n", "unit.deadline"},
		"twice":               {"U-1,الف,,\nU-1,ب,,\n", "row.duplicate"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := newWorld().read(t, map[string]string{"units.csv": "code,title,parent,deadlines.comment\n" + test.rows})
			if len(problems) == 0 || problems[0].Key != test.want || problems[0].Row == 0 {
				t.Errorf("got %s, want %s", show(problems), test.want)
			}
		})
	}
}

// TestUnits_AreNotGuessed: codes and titles alone may be of anything.
func TestUnits_AreNotGuessed(t *testing.T) {
	batch, problems := newWorld().read(t, map[string]string{"list.csv": "code,title\nU-1,معاونت فنی\n"})
	if len(batch.Nouns) > 0 || len(problems) == 0 {
		t.Errorf("got %s", encode(t, batch.Nouns))
	}
}

// TestUnits_Categories: categories of reports are read by code or title; two units with one are
// told of.
func TestUnits_Categories(t *testing.T) {
	batch, problems := newWorld().read(t, map[string]string{
		"units.csv": "code,title,categories\nU-2,خدمات شهری,زباله؛lighting\nU-1,فنی,asphalt؛ waste\n",
	})
	if len(problems) != 1 || problems[0].Key != "unit.sharedCategory" || problems[0].Level != didban.LevelWarning || problems[0].Args["sample"] != "waste" {
		t.Errorf("problems %s", show(problems))
	}
	got := map[string]string{}
	for _, n := range batch.Nouns {
		if u, ok := n.(*didban.Unit); ok {
			got[u.Code] = strings.Join(u.Categories, " ")
		}
	}
	if got["U-1"] != "asphalt waste" || got["U-2"] != "waste lighting" {
		t.Errorf("got %v", got)
	}
	_, problems = newWorld().read(t, map[string]string{"units.csv": "code,title,categories\nU-1,فنی,ufo\n"})
	if len(problems) != 1 || problems[0].Key != "field.unknownCode" {
		t.Errorf("problems %s", show(problems))
	}
}
