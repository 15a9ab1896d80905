// Prints when schedules are due, as the library says that Kubernetes uses, for test/core/cron.json: go run . >../../test/core/cron.json
package main

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"time"

	"github.com/robfig/cron/v3"
)

type result struct {
	Schedule string   `json:"schedule"`
	Zone     string   `json:"zone"`
	After    string   `json:"after"`
	Runs     []string `json:"runs"`
	Refused  bool     `json:"refused,omitempty"`
}

var random = rand.New(rand.NewSource(1))

func one(values ...string) string { return values[random.Intn(len(values))] }

func field(low, high int, names ...string) string {
	value := func() int { return low + random.Intn(high-low+1) }
	switch random.Intn(9) {
	case 0, 1, 2, 3:
		return "*"
	case 4:
		return fmt.Sprintf("*/%d", 1+random.Intn(high))
	case 5:
		return fmt.Sprintf("%d-%d", value(), value())
	case 6:
		return fmt.Sprintf("%d,%d", value(), value())
	case 7:
		if len(names) > 0 {
			return one(names...)
		}
		return fmt.Sprintf("%d/%d", value(), 1+random.Intn(high))
	default:
		return fmt.Sprint(value())
	}
}

func next(schedule, zone string, after time.Time) result {
	made := result{Schedule: schedule, Zone: zone, After: after.UTC().Format(time.RFC3339), Runs: []string{}}
	parsed, err := cron.ParseStandard("TZ=" + zone + " " + schedule)
	if err != nil {
		made.Refused = true
		return made
	}
	at := after
	for i := 0; i < 4; i++ {
		if at = parsed.Next(at); at.IsZero() {
			break
		}
		made.Runs = append(made.Runs, at.UTC().Format(time.RFC3339))
	}
	return made
}

func main() {
	zones := []string{"Etc/UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "America/Havana", "Pacific/Auckland"}
	results := []result{}
	for i := 0; i < 400; i++ {
		schedule := field(0, 59) + " " + field(0, 23) + " " + field(1, 31) + " " + field(1, 12, "jan", "Jun", "DEC") + " " + field(0, 6, "sun", "Wed", "FRI")
		after := time.Date(2026, time.Month(1+random.Intn(12)), 1+random.Intn(28), random.Intn(24), random.Intn(60), random.Intn(60), 0, time.UTC)
		results = append(results, next(schedule, one(zones...), after))
	}
	// Where clocks change, and what is easily misread. (Not on Lord Howe, whose clock changes by half an hour: the library then leaves out a day.)
	changes := map[string]time.Time{
		"Europe/Paris": time.Date(2026, 3, 28, 12, 0, 0, 0, time.UTC), "America/New_York": time.Date(2026, 10, 31, 12, 0, 0, 0, time.UTC),
		"Pacific/Auckland": time.Date(2026, 4, 3, 12, 0, 0, 0, time.UTC), "America/Havana": time.Date(2026, 3, 7, 12, 0, 0, 0, time.UTC),
	}
	for _, zone := range zones {
		after, known := changes[zone]
		if !known {
			continue
		}
		for _, schedule := range []string{"30 2 * * *", "30 1 * * *", "0 0 * * *", "30 0 * * *", "*/20 1,2 * * *", "30 * * * *", "@daily", "@hourly", "0 0 * * 0", "45 1 * * *"} {
			results = append(results, next(schedule, zone, after))
		}
	}
	for _, schedule := range []string{
		"0 0 */2 * mon", "0 0 1-31 * mon", "0 0 */1 * mon", "0 0 ? * mon", "0 0 *,5 * mon", "0 0 13 * fri", "0 0 29 2 *", "0 0 30 2 *", "* * * * 7", "5-1 * * * *", "*/0 * * * *",
		"60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * *", "* * * * * *", "@reboot", "january * * * *", "* * * january *", "05 08 * * *", "*/100 * * * *", "1-5/2 * * * *",
		"@yearly", "@monthly", "@weekly", "@midnight", "@annually", "a * * * *", "1,2,3 * * * mon-wed,fri", "59/1 23 31 12 *",
	} {
		results = append(results, next(schedule, "Etc/UTC", time.Date(2026, 5, 5, 5, 5, 5, 0, time.UTC)))
	}
	fmt.Println("[")
	for i, each := range results {
		line, err := json.Marshal(each)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		comma := ","
		if i == len(results)-1 {
			comma = ""
		}
		fmt.Printf("  %s%s\n", line, comma)
	}
	fmt.Println("]")
}
