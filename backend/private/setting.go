package private

import (
	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Setting reads how the office works, with the defaults where nothing was set.
func (tx *Tx) Setting() (didban.OfficeSetting, error) {
	s := didban.DefaultOffice
	_, err := tx.Read(&s, []byte(keySetting), record.Meta)
	return s, err
}

// PutSetting keeps how the office works; it fails with what Validate finds.
func (tx *Tx) PutSetting(s didban.OfficeSetting) error {
	if err := s.Validate(); err != nil {
		return err
	}
	return tx.Write(s, []byte(keySetting), record.Meta)
}

const keySetting = "setting"
