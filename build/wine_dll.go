package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
)

// exportDirectory is the head of the table of what a library of Windows gives
// (IMAGE_EXPORT_DIRECTORY); debug/pe has no type of it.
type exportDirectory struct {
	Characteristics, TimeDateStamp          uint32
	MajorVersion, MinorVersion              uint16
	Name, Base, NumberOfFunctions           uint32
	NumberOfNames, Functions, Names, Places uint32
}

const (
	// sectionAt is where the one section lies in memory, one page after the heads.
	sectionAt = 0x1000
	// headsSize is what the heads take in the file.
	headsSize = 0x200
)

// forwarder makes a library of Windows (amd64) that holds no code: it gives one
// function, which is that of another library, such as "ADVAPI32.SystemFunction036".
func forwarder(library, function, target string) []byte {
	exports := exportsOf(library, function, target)
	section := pe.SectionHeader32{
		Name: [8]uint8{'.', 'e', 'd', 'a', 't', 'a'}, VirtualSize: uint32(len(exports)), VirtualAddress: sectionAt,
		SizeOfRawData: headsSize, PointerToRawData: headsSize,
		Characteristics: pe.IMAGE_SCN_CNT_INITIALIZED_DATA | pe.IMAGE_SCN_MEM_READ,
	}
	var out bytes.Buffer
	dos := make([]byte, 64)
	copy(dos, "MZ")
	dos[60] = 64 // the PE head follows at once
	out.Write(dos)
	out.WriteString("PE\x00\x00")
	for _, head := range []any{fileHead(), optionalHead(len(exports)), section} {
		_ = binary.Write(&out, binary.LittleEndian, head) // a buffer takes everything
	}
	out.Write(make([]byte, headsSize-out.Len()))
	out.Write(exports)
	out.Write(make([]byte, 2*headsSize-out.Len()))
	return out.Bytes()
}

func fileHead() pe.FileHeader {
	return pe.FileHeader{
		Machine: pe.IMAGE_FILE_MACHINE_AMD64, NumberOfSections: 1, SizeOfOptionalHeader: uint16(binary.Size(pe.OptionalHeader64{})),
		Characteristics: pe.IMAGE_FILE_EXECUTABLE_IMAGE | pe.IMAGE_FILE_LARGE_ADDRESS_AWARE | pe.IMAGE_FILE_DLL,
	}
}

func optionalHead(exports int) pe.OptionalHeader64 {
	head := pe.OptionalHeader64{
		Magic: 0x20b, SizeOfInitializedData: headsSize, ImageBase: 0x180000000,
		SectionAlignment: sectionAt, FileAlignment: headsSize, MajorOperatingSystemVersion: 6, MajorSubsystemVersion: 6,
		SizeOfImage: 2 * sectionAt, SizeOfHeaders: headsSize, Subsystem: pe.IMAGE_SUBSYSTEM_WINDOWS_GUI,
		DllCharacteristics:  pe.IMAGE_DLLCHARACTERISTICS_DYNAMIC_BASE | pe.IMAGE_DLLCHARACTERISTICS_NX_COMPAT,
		NumberOfRvaAndSizes: 16,
	}
	head.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_EXPORT] = pe.DataDirectory{VirtualAddress: sectionAt, Size: uint32(exports)}
	return head
}

// exportsOf is the table with the strings it points to. A function whose address lies
// inside the table is the name of another.
func exportsOf(library, function, target string) []byte {
	head := exportDirectory{Base: 1, NumberOfFunctions: 1, NumberOfNames: 1}
	at := func(offset int) uint32 { return sectionAt + uint32(offset) }
	head.Functions = at(binary.Size(head))
	head.Names, head.Places = head.Functions+4, head.Functions+8
	strings := binary.Size(head) + 10
	head.Name = at(strings)
	name := head.Name + uint32(len(library)) + 1
	address := name + uint32(len(function)) + 1
	var out bytes.Buffer
	for _, part := range []any{head, address, name, uint16(0)} {
		_ = binary.Write(&out, binary.LittleEndian, part)
	}
	for _, s := range []string{library, function, target} {
		out.WriteString(s)
		out.WriteByte(0)
	}
	return out.Bytes()
}
